import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import { missingFonts } from "../../src/load/pdf-fonts.ts";
import { pdfFile } from "../pdf-file.ts";

const bytes = (text: string) => Buffer.from(text, "latin1");

/** Objects of a file, without what readers need to find them. */
const file = (...objects: string[]) =>
  bytes(`%PDF-1.5\n${objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join("")}`);

const PAGES = "<< /Type /Pages /Kids [2 0 R] /Count 1 >>";
const page = (more: string) => `<< /Type /Page /Parent 1 0 R ${more} >>`;

test("fonts that a PDF file only names are missing, those with a font file are not", () => {
  assert.deepEqual(missingFonts(pdfFile([["Flip Points"]])), ["Helvetica"]);
  assert.deepEqual(missingFonts(pdfFile([["Flip Points"]], { embedded: true })), []);
});

test("a font's file stands in its descriptor, for composite fonts in that of the font below", () => {
  const font = (descriptor: string) =>
    file(
      PAGES,
      page("/Resources << /Font << /F1 3 0 R >> >>"),
      "<< /Type /Font /Subtype /Type0 /BaseFont /Noto#20Sans /DescendantFonts [4 0 R] >>",
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /XYZABC+Noto#20Sans /FontDescriptor 5 0 R >>",
      `<< /Type /FontDescriptor ${descriptor} >>`,
    );
  assert.deepEqual(missingFonts(font("/FontFile2 6 0 R")), []);
  assert.deepEqual(missingFonts(font("/Flags 4")), ["Noto Sans"]);
});

test("fonts inside the resources of a page count each", () => {
  const found = missingFonts(
    file(
      PAGES,
      page(
        "/Resources << /Font << /A << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> /B << /Type /Font /Subtype /TrueType /BaseFont /Arial >> >> >>",
      ),
    ),
  );
  assert.deepEqual(found, ["Arial", "Times-Roman"]);
});

test("fonts of forms, and of what an update of the file has replaced, do not count", () => {
  const old = "<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>";
  const fresh = "<< /Type /Font /Subtype /Type1 /BaseFont /Symbol /FontDescriptor << /FontFile3 9 0 R >> >>";
  const form = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>";
  const first = file(PAGES, page("/Annots [4 0 R] /Resources << /Font << /F1 3 0 R >> >>"), old, form);
  assert.deepEqual(missingFonts(first), ["Symbol"]);
  assert.deepEqual(missingFonts(Buffer.concat([first, bytes(`3 0 obj\n${fresh}\nendobj\n`)])), []);
});

test("objects are found inside packed object streams", () => {
  const font = "<< /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >>";
  const inside = `${page("/Resources << /Font << /F1 3 0 R >> >>")} `;
  const packed = deflateSync(bytes(`2 0 3 ${inside.length} ${inside}${font}`)).toString("latin1");
  const first = `2 0 3 ${inside.length} `.length;
  const stream = `<< /Type /ObjStm /N 2 /First ${first} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`;
  assert.deepEqual(missingFonts(bytes(`%PDF-1.5\n1 0 obj\n${PAGES}\nendobj\n9 0 obj\n${stream}\nendobj\n`)), [
    "ZapfDingbats",
  ]);
});

test("nothing is said of a file that is encrypted, cut off or no PDF file", () => {
  const whole = pdfFile([["Flip Points"]]).toString("latin1");
  assert.equal(missingFonts(bytes(whole.replace("/Root 1 0 R", "/Root 1 0 R /Encrypt 9 0 R"))), undefined);
  assert.equal(missingFonts(bytes(whole.slice(0, whole.indexOf("endstream")))), undefined);
  assert.equal(missingFonts(bytes("<!DOCTYPE html>")), undefined);
});
