// Run by `npm ci`, `npm pack` and git dependencies. Builds dist/ if the tools and the sources are present: an installed
// package has neither, and needs neither.
const TOOLS = ["esbuild", "tsx", "typescript"];

try {
  for (const name of TOOLS) import.meta.resolve(name);
  const { tsImport } = await import("tsx/esm/api");
  await tsImport("./dist.ts", import.meta.url);
} catch (error) {
  if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
  console.log(`Lectern: dist/ was not built, as its tools (${TOOLS.join(", ")}) or sources are not installed.`);
}
