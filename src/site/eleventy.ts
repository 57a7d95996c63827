/** The parts of Eleventy's configuration that Lectern uses; Eleventy's own types lack them. */
export interface EleventyConfig {
  readonly pathPrefix: string;
  setTemplateFormats(formats: readonly string[]): void;
  addTemplateFormats(formats: string): void;
  setDataFileSuffixes(suffixes: readonly string[]): void;
  addTemplate(name: string, template: JavaScriptTemplate): void;
  addWatchTarget(target: string): void;
  addPlugin<Options>(plugin: (eleventy: EleventyConfig, options: Options) => void, options: Options): void;
  on(event: "eleventy.before" | "eleventy.after", listener: (run: Run) => void | Promise<void>): void;
}

/** https://www.11ty.dev/docs/languages/javascript/ */
export interface JavaScriptTemplate {
  readonly data: (() => Record<string, unknown>) | Record<string, unknown>;
  render(data: { readonly file: string }): string;
}

/** https://www.11ty.dev/docs/events/ */
export interface Run {
  readonly directories: { readonly input: string; readonly output: string };
  readonly runMode: "build" | "serve" | "watch";
  readonly outputMode: "fs" | "json" | "ndjson";
  /** After a build: the pages written, or rendered in a dry run. */
  readonly results?: readonly WrittenPage[];
}

export interface WrittenPage {
  readonly inputPath: string;
  readonly outputPath: string | false;
  readonly url: string | false;
}
