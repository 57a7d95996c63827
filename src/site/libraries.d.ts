/** Libraries without types of their own, as far as Lectern uses them. */
declare module "@11ty/eleventy" {
  export interface EleventyOptions {
    readonly configPath?: string;
    readonly quietMode?: boolean;
    readonly pathPrefix?: string;
    readonly config?: (eleventy: import("./eleventy.ts").EleventyConfig) => void | Promise<void>;
  }

  export default class Eleventy {
    constructor(input: string, output: string, options: EleventyOptions);
    /** Its `reset` empties the caches that instances share. */
    readonly eleventyConfig: { reset(): Promise<void> };
    disableLogger(): void;
    write(): Promise<[copied: unknown[], pages: import("./eleventy.ts").WrittenPage[]]>;
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
