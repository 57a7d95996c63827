import path from "node:path";
import { type Diagnostic, isOpenWarning } from "../load/diagnostics.ts";
import { withSlashes } from "../load/files.ts";
import { type Format, formatDiagnostics, summarize } from "../load/format.ts";
import { startFolder } from "./paths.ts";

/** Writes diagnostics to a stream and, for people, their number to stderr. Only the check lists accepted ones. */
export function showDiagnostics(
  all: readonly Diagnostic[],
  options: {
    readonly site: string;
    readonly format?: Format;
    readonly strict?: boolean;
    readonly listsAccepted?: boolean;
    readonly stream: NodeJS.WriteStream;
  },
): void {
  const { site, format = "text", listsAccepted = false, stream } = options;
  const found = listsAccepted ? all : all.filter(({ accepted }) => accepted === undefined);
  if (found.length === 0 && all.length > 0) return;
  stream.write(formatDiagnostics(found, format, { prefix: filePrefix(site, format), color: wantsColor(stream) }));
  if (format !== "text") return;
  const strictly = options.strict && found.some(isOpenWarning);
  process.stderr.write(`${summarize(found)}${strictly ? " (--strict treats warnings as errors)" : ""}\n`);
}

/**
 * The prefix that makes file names clickable: the site folder from where the command was typed, on GitHub from the
 * repository; empty if the site is elsewhere.
 */
export function filePrefix(site: string, format: Format): string {
  const from = (format === "github" && process.env.GITHUB_WORKSPACE) || startFolder();
  const relative = path.relative(from, site);
  const isInside = relative !== "" && !relative.startsWith("..") && !path.isAbsolute(relative);
  return isInside ? `${withSlashes(relative)}/` : "";
}

/** Whether a stream wants colours: a terminal does, unless NO_COLOR is set to anything. */
function wantsColor(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== "dumb";
}
