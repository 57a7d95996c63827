import { Argument, Command, CommanderError, Option } from "commander";
import { TABLES } from "../export/tables.ts";
import { KINDS } from "../import/kinds.ts";
import { BADGE_SIZES } from "../model/routes.ts";
import { VERSION } from "../package.ts";
import { PAPER_SIZES } from "../schema/workshop.ts";
import { Failure } from "../site/failure.ts";
import { removeAbandoned } from "../site/scratch.ts";
import type { Publisher } from "./export.ts";
import { allowCutOutput, watchOutput } from "./lost-output.ts";
import { FORMS } from "./options.ts";
import { refusalOf } from "./refusal.ts";

const FOOTER = `
Examples:
  $ lectern new site                     Start a site in a new folder.
  $ lectern check                        Look for mistakes in data/ and content/.
  $ lectern serve                        See the site at http://localhost:8080/ while you edit.
  $ lectern build --output public_html   Write the site to a folder.
  $ lectern import papers accepted.csv   Add papers that another system exported.

"lectern help build" explains build, and so on for every command.`;

/**
 * Runs the command line and sets the exit status: 0 done, 1 the site has errors, 2 wrong command line, 70 a bug in
 * Lectern itself (EX_SOFTWARE of sysexits.h).
 */
export async function main(args: readonly string[]): Promise<void> {
  watchOutput();
  // Catches errors of anything that no command awaits, too.
  process.on("uncaughtException", (error) => process.exit(explain(error)));
  removeAbandoned();
  process.exitCode = await run(args);
}

/** Runs one command and returns its exit status. */
export async function run(args: readonly string[]): Promise<number> {
  let status = 0;
  const program = createProgram((result) => {
    status = result;
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return status;
  } catch (error) {
    return explain(error);
  }
}

function createProgram(done: (status: number) => void): Command {
  const program = new Command("lectern")
    .description("Turns a folder of YAML and Markdown into the website of an academic workshop.")
    .version(VERSION)
    .showHelpAfterError('(try "lectern --help")')
    .configureHelp({ showGlobalOptions: false })
    .addHelpText("after", FOOTER)
    .exitOverride();
  addNew(program, done);
  addBuild(program, done);
  addServe(program, done);
  addCheck(program, done);
  addImport(program, done);
  addExport(program, done);
  addPdf(program, done);
  return program;
}

function addNew(program: Command, done: (status: number) => void): void {
  program
    .command("new")
    .description("Start a site in a new folder, or the next edition of one.")
    .argument("<folder>", "the folder to write; it must be new or empty")
    .option("--from <folder>", "start from last year's site: keep its people, pages and look, empty its programme")
    .option("--yes", "ask no questions; leave open, or fill with examples, whatever no option sets")
    .option("--replace", "replace data/, content/ and public/ of the site in the folder with a new site")
    .option("--name <text>", "the name of the workshop")
    .option("--start <date>", "its first day (2030-05-06), its month (2030-05) or tbd")
    .option("--timezone <zone>", "the time zone of the venue, such as Europe/Paris")
    .option("--city <text>", "the city where it takes place")
    .option("--email <address>", "the e-mail address for questions")
    .option("--url <address>", "the address where the site will live")
    .addHelpText(
      "after",
      `
Asks six questions, each of which is also an option; leave an answer empty to decide later. Commits and sends nothing.

Examples:
  $ lectern new site
  $ lectern new site --yes --name "Workshop on Flip Points" --start 2030-05-06 --timezone Europe/Lisbon
  $ lectern new 2031 --from 2030     Next year's site, and a list of what to review.
  $ lectern new . --replace          In a copy of Lectern's repository: replace its example.`,
    )
    .action(async (folder, options) => {
      done(await (await import("./new.ts")).createSite(folder, options));
    });
}

function addBuild(program: Command, done: (status: number) => void): void {
  command(program, "build", "Write the site to a folder, ready to upload.")
    .option("--output <folder>", "where to write it, replacing an earlier build (default: _site in the site folder)")
    .option(
      "--path-prefix <path>",
      "the path below which the site will live, such as /2019/ (default: the path of url:)",
    )
    .addOption(nowOption())
    .option("--strict", "treat warnings as errors")
    .option(
      "--against <site>",
      "list what the site at this address or in this folder has and this build lacks (default: the site it replaces)",
    )
    .option("--pdf", "also print every form of the schedule to PDF and link the files; needs a browser")
    .option("--no-search", "leave out the search")
    .addOption(new Option("--serving").hideHelp())
    .addHelpText(
      "after",
      `
If the data has errors, nothing is written and the earlier build stays as it was.

Examples:
  $ lectern build
  $ lectern build --site workshops/2019 --output public_html/2019 --path-prefix /2019/
  $ lectern build --against https://example.org/2019/   See what would disappear from there.
  $ lectern build --strict --now 2019-05-01T12:00Z`,
    )
    .action(async (options) => done(await (await import("./build.ts")).build(options)));
}

function addServe(program: Command, done: (status: number) => void): void {
  command(program, "serve", "Serve the site on this machine and reload it whenever you save a file.")
    .option("--port <number>", "the port to listen on; if it is in use, the next free one", "8080")
    .option("--host <address>", "the address to listen on; 0.0.0.0 for all (default: this machine only)")
    .addOption(nowOption())
    .addHelpText(
      "after",
      `
While the data has errors, they are listed here and the browser keeps the last good pages. Press Ctrl-C to stop.

Examples:
  $ lectern serve
  $ lectern serve --site workshops/2019 --port 3000
  $ lectern serve --host 0.0.0.0            Let a phone, and everyone else in the same network, see it.
  $ lectern serve --now 2019-05-06T15:00Z   See the site as it will look during the workshop.`,
    )
    .action(async (options) => done(await (await import("./serve.ts")).serve(options)));
}

function addCheck(program: Command, done: (status: number) => void): void {
  command(program, "check", "Look for mistakes in the site's files; write nothing.")
    .addOption(
      new Option("--format <format>", "the output: for people, for programs, or as annotations on GitHub")
        .choices(["text", "json", "github"])
        .default("text"),
    )
    .addOption(nowOption())
    .option("--strict", "treat warnings as errors")
    .addHelpText(
      "after",
      `
The exit status is 0 if there are no errors, 1 if there are, and 2 if the command line was wrong.

Examples:
  $ lectern check
  $ lectern check --strict --format github`,
    )
    .action(async (options) => done(await (await import("./check.ts")).check(options)));
}

function addImport(program: Command, done: (status: number) => void): void {
  command(program, "import", "Add papers, a programme or people that another system exported to data/.")
    .argument("<kind>", `${KINDS.slice(0, -1).join(", ")}, or committee, which is short for people --to committee`)
    .argument("<file>", "the exported file, or the folder of another system")
    .option("--to <group>", "where people go: committee, organizers, speakers or the title of another group")
    .option("--format <format>", "the format of the file, if it is not detected")
    .option(
      "--map <field=column>",
      "which column of a table holds a field, by its heading, number or letter; repeat",
      collect,
      [],
    )
    .option("--without <column>", "a column to leave out, by its heading, number or letter; repeat", collect, [])
    .option("--sheet <sheet>", "the sheet of a spreadsheet, by its name or number")
    .option("--date <day>", "the day of a programme that says none: 2030-05-06")
    .option("--zone <zone>", "the time zone of a programme that says none (default: the workshop's)")
    .option("--all", "take all submissions where nothing says which were accepted")
    .option("--dry-run", "show what would change; write nothing")
    .addHelpText(
      "after",
      `
Entries are matched by id, or else by title or name. Values change where the import differs; comments and everything
else stay. Skipped rows and guessed values are listed with their lines. Importing the same file twice changes nothing
more. If the result would have errors, nothing is written.

Formats are told from the content; docs/importing.md lists them.

Examples:
  $ lectern import papers submission.csv --dry-run      See what would change.
  $ lectern import papers accepted.bib
  $ lectern import papers list.csv --map title="Paper name" --map authors=Who
  $ lectern import programme schedule.json
  $ lectern import committee reviewers.txt`,
    )
    .action(async (kind, file, options) => {
      done(await (await import("./import.ts")).importInto(kind, file, options));
    });
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function addExport(program: Command, done: (status: number) => void): void {
  const parent = program.command("export").description("Write the workshop for other programs.");
  command(parent, "json", "Write everything the site knows to one JSON file.")
    .option("--output <path>", "the file to write (default: standard output)")
    .addOption(nowOption())
    .addHelpText(
      "after",
      `
The file holds the workshop, days, sessions, items, people, papers, dates, pages, news, sponsors and editions; they refer
to each other by their slugs. Its JSON Schema is src/export/workshop.schema.json in the Lectern package.

Examples:
  $ lectern export json --output workshop.json
  $ lectern export json | jq -r '.papers[] | [.slug, .title.plain] | @tsv'`,
    )
    .action(async (options) => done(await (await import("./export.ts")).exportJson(options)));
  command(parent, "csv", "Write a table of talks, people, papers or sessions, for spreadsheets and mail merge.")
    .addArgument(new Argument("<table>", "the table to write").choices(TABLES))
    .option("--output <path>", "the file to write (default: standard output)")
    .addOption(nowOption())
    .addHelpText(
      "after",
      `
The table is in UTF-8, with commas between cells (RFC 4180). Times are on the clock of the venue, links absolute. Talks
are all items of the programme but breaks. A text that a spreadsheet would run as a formula has an apostrophe before it.
Spreadsheets open a file written with --output as it is; for programs, leave it out.

Examples:
  $ lectern export csv talks --output talks.csv
  $ lectern export csv people --output people.csv     To merge into letters; it has no e-mail addresses.
  $ lectern export csv papers | csvgrep -c award -r .`,
    )
    .action(async (table, options) => done(await (await import("./export.ts")).exportCsv(table, options)));
  addPublisher(parent, "ceur", "Write a volume for CEUR-WS.org.", done);
  addPublisher(parent, "pmlr", "Write a volume for the Proceedings of Machine Learning Research.", done);
  addPublisher(parent, "aclpub2", "Write what aclpub2 makes proceedings of *ACL workshops from.", done);
}

function addPublisher(parent: Command, name: Publisher, description: string, done: (status: number) => void): void {
  command(parent, name, description)
    .argument("<folder>", "the folder to write, replacing an earlier export of this kind")
    .addOption(nowOption())
    .addHelpText(
      "after",
      `
The volume is what proceedings: in workshop.yaml and papers.yaml say, with the PDF files of public/ and the signed
agreements in private/agreements/. What is missing is listed, and not made up. See docs/proceedings.md.

Example:
  $ lectern export ${name} ${name}`,
    )
    .action(async (folder, options) => done(await (await import("./export.ts")).exportPackage(name, folder, options)));
}

function addPdf(program: Command, done: (status: number) => void): void {
  command(program, "pdf", "Print the schedule to a PDF file, using a browser installed on this machine.")
    .addOption(new Option("--paper <size>", "the sheet size (default: paper: in workshop.yaml)").choices(PAPER_SIZES))
    .addOption(new Option("--form <name>", "the form to print (default: glance)").choices(FORMS))
    .option("--all", "print every form that is published: at a glance, large print, booklet, door signs, posters")
    .addOption(new Option("--badge <size>", "the size of badges (default: a6)").choices(BADGE_SIZES))
    .option("--registrations <file>", "for badges, a CSV file of those who registered; it is only read")
    .option("--output <path>", "the file, or with --all the folder, to write (default: schedule.pdf, printed)")
    .addOption(nowOption())
    .addHelpText(
      "after",
      `
Examples:
  $ lectern pdf
  $ lectern pdf --paper letter --output ~/Desktop/schedule.pdf
  $ lectern pdf --all --output printed
  $ lectern pdf --form run-sheets                         For chairs, with private/contacts.yaml; never published.
  $ lectern pdf --form badges --badge a7 --registrations list.csv`,
    )
    .action(async (options) => done(await (await import("./pdf.ts")).pdf(options)));
}

function command(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .option("--site <folder>", "the folder with data/, content/ and public/ (default: the current one)");
}

function nowOption(): Option {
  return new Option("--now <instant>", "build as if it were this time: 2019-05-06 or 2019-05-06T15:00Z");
}

/** Reports what went wrong, without a stack trace unless it is our own bug and LECTERN_DEBUG asks for one. */
function explain(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) allowCutOutput();
    return error.exitCode === 0 ? 0 : 2;
  }
  if (error instanceof Failure) {
    process.stderr.write(`lectern: ${error.message}\n`);
    return error.status;
  }
  const refusal = refusalOf(error);
  if (refusal !== undefined && process.env.LECTERN_DEBUG !== "1") {
    process.stderr.write(`lectern: ${refusal}\n`);
    return 1;
  }
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`lectern: something went wrong inside Lectern, not in your files: ${message}\n`);
  if (process.env.LECTERN_DEBUG === "1") process.stderr.write(`${error instanceof Error ? error.stack : ""}\n`);
  else process.stderr.write("  set LECTERN_DEBUG=1 to see where; please report it\n");
  return 70;
}
