// `npm test [-- words]`; see runner.ts. Plain JavaScript, as what reads TypeScript is told something first.

// It would keep what it has read in the temporary directory, of which the runner leaves nothing.
process.env.TSX_DISABLE_CACHE = "1";
const { register } = await import("tsx/esm/api");
register();
delete process.env.TSX_DISABLE_CACHE;

const { run } = await import("./runner.ts");
process.exitCode = await run(process.argv.slice(2));
