/** What the system answers when it will not, and in nobody's data lies the mistake. */
const REFUSALS: Readonly<Record<string, string>> = {
  EACCES: "that may not be read or written",
  EBUSY: "another program is using that",
  EDQUOT: "there is no space left for you on the disk",
  EEXIST: "there is already something of that name",
  EIO: "the disk or the terminal does not work",
  EISDIR: "a folder is in the place of a file",
  ELOOP: "a link leads to itself",
  EMFILE: "too many files are open",
  ENAMETOOLONG: "that name is too long",
  ENFILE: "too many files are open",
  ENOENT: "there is no such file or folder",
  ENOMEM: "there is no memory left",
  ENOSPC: "there is no space left on the disk",
  ENOTDIR: "a file is in the place of a folder",
  EPERM: "that may not be read or written",
  EROFS: "the disk is read-only",
};

/** A sentence about an error of the system, which names the file; undefined for an error of any other kind. */
export function refusalOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = "", syscall, message } = error as NodeJS.ErrnoException;
  const why = REFUSALS[code] ?? (syscall === undefined ? undefined : "the system does not do that");
  return why === undefined ? undefined : `${why} (${message})`;
}
