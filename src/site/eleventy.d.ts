/** The parts of Eleventy that Lectern uses; Eleventy ships no types of its own. */
declare module "@11ty/eleventy" {
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
    /** After a build: what was written, or would have been. */
    readonly results?: readonly WrittenPage[];
  }

  export interface EleventyOptions {
    readonly configPath?: string;
    readonly quietMode?: boolean;
    readonly pathPrefix?: string;
    readonly config?: (eleventy: EleventyConfig) => void | Promise<void>;
  }

  export interface WrittenPage {
    readonly inputPath: string;
    readonly outputPath: string | false;
    readonly url: string | false;
  }

  export default class Eleventy {
    constructor(input: string, output: string, options: EleventyOptions);
    /** Its `reset` empties the caches that instances share. */
    readonly eleventyConfig: { reset(): Promise<void> };
    disableLogger(): void;
    write(): Promise<[copied: unknown[], pages: WrittenPage[]]>;
  }
}

declare module "@11ty/chokidar-with-glob-support" {
  export interface Watcher {
    on(event: "all", listener: (event: string, path: string) => void): this;
    on(event: "ready", listener: () => void): this;
    on(event: "error", listener: (error: Error) => void): this;
    close(): Promise<void>;
  }

  export function watch(
    paths: readonly string[],
    options: {
      ignoreInitial?: boolean;
      ignored?: (path: string) => boolean;
      disableGlobbing?: boolean;
      awaitWriteFinish?: { stabilityThreshold: number; pollInterval: number };
    },
  ): Watcher;
}
