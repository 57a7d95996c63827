/** OS errors that are not a mistake in the data. */
const REFUSALS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EBUSY: "another program is using it",
  EDQUOT: "your disk quota is used up",
  EEXIST: "something with that name already exists",
  EIO: "the disk or the terminal failed",
  EISDIR: "it is a folder, not a file",
  ELOOP: "a link points to itself",
  EMFILE: "too many files are open",
  ENAMETOOLONG: "the name is too long",
  ENFILE: "too many files are open",
  ENOENT: "there is no such file or folder",
  ENOMEM: "there is not enough memory",
  ENOSPC: "there is no space left on the disk",
  ENOTDIR: "it is a file, not a folder",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
};

/** A sentence about an OS error that names the file; undefined for any other error. */
export function refusalOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = "", syscall, message } = error as NodeJS.ErrnoException;
  const why = REFUSALS[code] ?? (syscall === undefined ? undefined : "the system refused");
  return why === undefined ? undefined : `${why} (${message})`;
}
