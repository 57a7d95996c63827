/** Small PDF files for tests: pages with lines of text in Helvetica, which the file does not contain. */

/** A line of text and the size of its letters in points. */
type Line = string | readonly [text: string, size: number];

/**
 * A PDF file (ISO 32000-1).
 * @param pages the lines of each page; letters of Latin-1 only
 * @param options.embedded whether its font claims to come along, as a file that is never drawn may
 */
export function pdfFile(pages: readonly (readonly Line[])[], options: { embedded?: boolean } = {}): Buffer {
  const kids = pages.map((_, index) => `${4 + 2 * index} 0 R`).join(" ");
  const font = options.embedded
    ? "<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Sans /Encoding /WinAnsiEncoding /FontDescriptor << /Type /FontDescriptor /FontName /ABCDEF+Sans /Flags 32 /FontFile2 2 0 R >> >>"
    : "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    font,
    ...pages.flatMap((lines, index) => {
      const content = contentOf(lines);
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + 2 * index} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join("")}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text + table + trailer, "latin1");
}

function contentOf(lines: readonly Line[]): string {
  let y = 800;
  const shown = lines.map((line) => {
    const [text, size] = typeof line === "string" ? [line, 10] : line;
    y -= size * 1.4;
    return `BT /F1 ${size} Tf 72 ${y.toFixed(1)} Td (${text.replace(/[\\()]/g, "\\$&")}) Tj ET`;
  });
  return shown.join("\n");
}
