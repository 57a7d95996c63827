/**
 * Where the PDF file of a printed form lies in a site that was built with them.
 * @param address of the form's page
 * @returns `/schedule.pdf` for `/schedule/print/`, `/schedule/print/large.pdf` for `/schedule/print/large/`
 */
export function pdfAddress(address: string): string {
  return address === "/schedule/print/" ? "/schedule.pdf" : address.replace(/\/$/, ".pdf");
}
