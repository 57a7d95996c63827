import assert from "node:assert/strict";
import { cpSync, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { lectern } from "../cli/lectern.ts";
import { packedBefore } from "../cli/packed.ts";
import { exported } from "../export/volume.ts";
import { ROOT, temporaryFolder, writeFiles } from "../site.ts";

/** The commands of a walk in docs/importing.md: those of its nth block that begins a new site. */
function walk(index: number): readonly string[] {
  const guide = readFileSync(path.join(ROOT, "docs/importing.md"), "utf8");
  const blocks = [...guide.matchAll(/```sh\n(npx lectern new [^`]*)```/g)].map(([, text = ""]) =>
    text.trim().split("\n"),
  );
  const found = blocks[index];
  assert.ok(found, "the guide has such a walk");
  return found;
}

/** The words of a command line; quotes hold words together. */
const wordsOf = (line: string) =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");

/** Does what the lines say, in a folder that holds what is imported; returns what the last command said. */
async function follow(lines: readonly string[], folder: string): Promise<string> {
  let said = "";
  let cwd = folder;
  for (const line of lines) {
    const [program, ...words] = wordsOf(line);
    if (program === "cd") cwd = path.join(cwd, words[0] ?? "");
    else if (program === "cp") {
      const [from = "", to = ""] = words.slice(1);
      cpSync(path.join(cwd, from), path.join(cwd, to), { recursive: true });
    } else if (program === "echo") {
      const file = path.join(cwd, words.at(-1) ?? "");
      writeFiles({ [path.basename(file)]: `${readFileSync(file, "utf8")}${words[0]}\n` }, path.dirname(file));
    } else {
      const { status, stdout, stderr } = await lectern(words.slice(1), {
        cwd,
        env: { ...packedBefore(), INIT_CWD: cwd },
      });
      assert.equal(status, 0, `${line}\n${stderr}${stdout}`);
      said = stdout;
    }
  }
  assert.ok(existsSync(path.join(folder, "site/_site/index.html")), "there is a site");
  assert.ok(existsSync(path.join(folder, "volume")), "there is a volume");
  return said;
}

describe("an empty folder becomes a site and a package for the publisher, as the guide says", () => {
  test("from a folder of aclpub2", async () => {
    const lines = walk(0);
    assert.ok(lines.length <= 10);
    const { folder } = await exported("aclpub2");
    const place = temporaryFolder();
    cpSync(folder, path.join(place, "proceedings"), { recursive: true });
    const said = await follow(lines, place);
    assert.match(said, /volume: \d+ files/);
  });

  test("from a download of EasyChair and a sheet", async () => {
    const lines = walk(1).map((line) => line.replace("plan.xlsx", "plan.csv"));
    assert.ok(lines.length <= 10);
    const files = {
      "easychair/submission.csv":
        "#,title,authors,submitted,last updated,form fields,keywords,decision,notified,reviews sent,abstract,deleted?\n1,Large Effects of Small Flips,Zoë Ångström and Bob O'Neil,2030-01-01 10:00,2030-01-02 10:00,,flips,accept,yes,yes,We flip.,no\n2,Not Taken,A B,2030-01-01 10:00,2030-01-02 10:00,,x,reject,yes,yes,No.,no\n",
      "easychair/author.csv":
        "submission #,first name,last name,email,country,affiliation,Web page,person #,corresponding?\n1,Zoë,Ångström,z@example.org,Austria,Universität Wien,,1,yes\n1,Bob,O'Neil,b@example.org,USA,MIT,,2,no\n",
      "easychair/committee.csv":
        "#,person #,first name,last name,email,country,affiliation,Web page,role\n1,3,Wei,Chen,w@example.org,China,Tsinghua University,,PC member\n",
      "plan.csv": "Time,Title,Speaker\n9:00-9:30,Opening,\n9:30-10:00,Large Effects of Small Flips,Zoë Ångström\n",
    };
    const said = await follow(lines, writeFiles(files, temporaryFolder()));
    assert.match(said, /Wrote .*volume/);
    assert.match(said, /Still missing/);
  });
});
