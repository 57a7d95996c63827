/** The parts of Eleventy that Lectern uses; Eleventy ships no types of its own. */
declare module "@11ty/eleventy" {
  import type { Environment } from "nunjucks";

  export interface EleventyConfig {
    readonly ignores: Set<string>;
    setTemplateFormats(formats: readonly string[]): void;
    setDataFileSuffixes(suffixes: readonly string[]): void;
    setUseGitIgnore(use: boolean): void;
    setLibrary(name: string, library: Environment): void;
    addTemplate(name: string, text: string): void;
    addGlobalData(name: string, data: unknown): void;
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
