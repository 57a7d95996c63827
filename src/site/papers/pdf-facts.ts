/** Reads what a PDF file says, with PDF.js. */
import { getDocumentProxy } from "unpdf";
import { missingFonts } from "../../load/pdf-fonts.ts";
import type { PdfLine, PdfReading } from "../../model/pdf.ts";

/** As PDF.js gives a run of text. */
interface TextRun {
  readonly str: string;
  readonly height: number;
  readonly hasEOL: boolean;
  readonly transform: readonly number[];
}

/** What a file says, or why it cannot be read. @param bytes of the whole file */
export async function factsOf(bytes: Uint8Array): Promise<PdfReading> {
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes("%PDF-"))
    return "is not a PDF file";
  const fonts = missingFonts(bytes);
  try {
    // PDF.js takes the bytes away from their owner, and writes what it minds to the console.
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    try {
      const { items } = await (await pdf.getPage(1)).getTextContent();
      const firstPage = linesOf(items.filter((item) => "str" in item));
      return { pageCount: pdf.numPages, firstPage, ...(fonts === undefined ? {} : { missingFonts: fonts }) };
    } finally {
      await pdf.loadingTask.destroy();
    }
  } catch (error) {
    return (error as Error).name === "PasswordException" ? "asks for a password" : "is damaged";
  }
}

/** The upright text in lines; what stands along the margin, such as arXiv's stamp, is none of the paper's. */
function linesOf(runs: readonly TextRun[]): readonly PdfLine[] {
  const lines: PdfLine[] = [];
  let text = "";
  let size = 0;
  for (const { str, height, hasEOL, transform } of runs) {
    const isUpright = Math.abs(transform[1] ?? 0) < Math.abs(transform[0] ?? 0);
    if (str.trim() === "" || isUpright) text += str;
    if (str.trim() !== "" && isUpright) size = Math.max(size, Math.round(height * 10) / 10);
    if (!hasEOL) continue;
    if (text.trim() !== "") lines.push({ text: text.trim(), size });
    text = "";
    size = 0;
  }
  return text.trim() === "" ? lines : [...lines, { text: text.trim(), size }];
}
