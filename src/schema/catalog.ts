/**
 * Everything that Lectern can say about a site's files: one entry per code, with its severity, message and an example
 * that triggers it. The loader takes its messages from here, `docs/diagnostics.md` is generated from here, and a test
 * triggers every code by its example, if it has one.
 */

/** error: no build. warning: probably wrong, an error under --strict. notice: worth a look, never fails. */
export type Severity = "error" | "warning" | "notice";

interface Entry {
  readonly severity: Severity;
  /** The message; `{name}` is replaced by the parameter of that name. */
  readonly says: string;
  /** What to try, if the answer is the same in every case of the code. */
  readonly hint?: string;
  /** Found only when a build is compared with the published site. */
  readonly byComparison?: true;
  /** Found only where the PDF files of a volume are read. */
  readonly fromPdfs?: true;
  /**
   * Files laid over the smallest site that trigger the code; null deletes a file, a name with a final slash is a
   * folder, and every character is one byte.
   */
  readonly example: Readonly<Record<string, string | null>>;
}

const SMALLEST = "name: Debug ML\nstart: 2019-05-06\ntimezone: America/Chicago\nurl: https://example.org/\n";
const workshop = (lines: string) => ({ "data/workshop.yaml": `${SMALLEST}${lines}\n` });
const schedule = (items: string) => ({
  "data/schedule.yaml": `- date: 2019-05-06\n  end: 18:30\n  items:\n${items}\n`,
});

const entries = {
  // Files
  "missing-file": {
    severity: "error",
    says: "{file} {what}",
    hint: "every site needs data/workshop.yaml with name, start and timezone; --site says where the site is",
    example: { "data/workshop.yaml": null },
  },
  "unknown-template": {
    severity: "error",
    says: "{file} replaces no template of Lectern",
    hint: "give it the path of the template that it is to replace, below node_modules/lectern/src/",
    example: { "templates/components/footer.njk": "<footer>Thank you</footer>\n" },
  },
  "unknown-file": {
    severity: "warning",
    says: "nothing reads {file}",
    example: { "data/speaker.yaml": "- Cynthia Rudin\n" },
  },
  "unread-file": {
    severity: "notice",
    says: "nothing reads {file}",
    example: { "data/budget.yaml": "- Coffee\n" },
  },
  "empty-file": {
    severity: "warning",
    says: "{file} is empty",
    hint: "write what belongs in it, or delete the file",
    example: { "data/speakers.yaml": "\n" },
  },
  "example-text": {
    severity: "warning",
    says: "{lines} still example text from a new site",
    hint: "`grep -rn Example data content` lists them: replace or delete them; until then, search engines are asked not to index the pages that show them",
    example: { "data/committee.yaml": "- Chris Example (Example College)\n" },
  },
  "unreadable-file": {
    severity: "error",
    says: "{file} cannot be read: {reason}",
    example: { "data/news.yaml/": "" },
  },
  encoding: {
    severity: "error",
    says: "this is {what}",
    hint: "save the file as UTF-8",
    example: { "data/speakers.yaml": "- Genevi\u00e8ve Patterson\n" },
  },
  "merge-conflict": {
    severity: "error",
    says: "an unresolved git merge conflict {where}",
    hint: "keep one version, or both, and delete the lines starting with <<<<<<<, ======= and >>>>>>>",
    example: {
      "data/speakers.yaml":
        "<<<<<<< HEAD\n- Cynthia Rudin (Duke)\n=======\n- Cynthia Rudin (Duke University)\n>>>>>>> names\n",
    },
  },
  "control-character": {
    severity: "error",
    says: "the character {code} cannot be shown",
    hint: "delete it; text pasted from a PDF often contains such characters",
    example: { "data/speakers.yaml": "- Cynthia\u0007 Rudin\n" },
  },
  "bidi-control": {
    severity: "warning",
    says: "the invisible character {character} changes the direction of the text after it",
    hint: "delete it; the letters themselves set the direction",
    example: {},
  },
  "invisible-character": {
    severity: "warning",
    says: "this text contains an invisible character: {character}",
    hint: "delete it; it often comes with pasted text",
    example: {},
  },
  "lost-character": {
    severity: "warning",
    says: "a character was lost here when the text was converted",
    hint: "type it again; the source was probably not UTF-8",
    example: { "data/speakers.yaml": "- Genevi\u00ef\u00bf\u00bdve Patterson\n" },
  },
  "garbled-text": {
    severity: "warning",
    says: '"{text}" looks wrongly converted; it was probably "{meant}"',
    hint: "write {meant}, and look for similar places: UTF-8 was read as another encoding",
    example: { "data/speakers.yaml": "- Genevi\u00c3\u0083\u00c2\u00a8ve Patterson\n" },
  },
  "look-alike": {
    severity: "error",
    says: "{character} stands where YAML needs {meant}",
    example: { "data/speakers.yaml": "-\u00c2\u00a0Cynthia Rudin\n-\u00c2\u00a0Suchi Saria\n" },
  },
  "too-large": {
    severity: "error",
    says: "this file is too large: over {limit} {unit}",
    hint: "put pictures and papers under public/ and refer to them",
    example: {},
  },
  "too-deep": {
    severity: "error",
    says: "lists and mappings are nested more than {limit} deep here",
    example: { "data/news.yaml": `${"[".repeat(120)}${"]".repeat(120)}\n` },
  },
  // YAML
  "yaml-syntax": {
    severity: "error",
    says: "this line is not YAML: {reason}",
    example: { "data/news.yaml": '- date: 2019-03-29\n  text: "The list \\q is out."\n' },
  },
  "yaml-tab": {
    severity: "error",
    says: "a tab indents this line; YAML allows only spaces",
    hint: "replace the tab with spaces",
    example: { "data/news.yaml": "- date: 2019-03-29\n\ttext: The list of papers is out.\n" },
  },
  "yaml-quote": {
    severity: "error",
    says: "this {quote} is never closed",
    example: {
      "data/news.yaml": '- date: 2019-03-29\n  text: "The list of papers is out.\n- date: 2019-03-30\n  text: More\n',
    },
  },
  "yaml-after-quote": {
    severity: "error",
    says: "text continues after the closing quote",
    example: schedule('    - {time: 9:50, title: "A"}\n    - time: 10:00\n      title: "Debugging" Systems'),
  },
  "yaml-colon": {
    severity: "error",
    says: "a colon and a space inside the text: YAML reads a second key here",
    example: schedule("    - time: 9:50\n      title: Error terrain analysis: Tool and visualizations"),
  },
  "yaml-indent": {
    severity: "error",
    says: "this line is indented differently from the lines it belongs to",
    example: { "data/news.yaml": "- date: 2019-03-29\n   text: The list of papers is out.\n" },
  },
  "yaml-space": {
    severity: "error",
    says: "a space is missing after the {sign}",
    example: { "data/news.yaml": "- date: 2019-03-29\n  text:The list of papers is out.\n" },
  },
  "yaml-bracket": {
    severity: "error",
    says: "this {bracket} has no match",
    example: {
      "data/news.yaml": "- {date: 2019-03-29, text: The list of papers is out.\n- {date: 2019-03-30, text: More}\n",
    },
  },
  "yaml-reserved": {
    severity: "error",
    says: "a text that starts with {character} has a special meaning in YAML",
    example: { "data/news.yaml": "- date: 2019-03-29\n  text: @debugml has news\n" },
  },
  "yaml-documents": {
    severity: "error",
    says: "a second YAML document starts here; a file can hold only one",
    hint: "delete the line ---",
    example: { "data/news.yaml": "- {date: 2019-03-29, text: One}\n---\n- {date: 2019-03-30, text: Two}\n" },
  },
  "yaml-alias": {
    severity: "error",
    says: "a text that starts with * refers to an anchor in YAML, but no anchor is called {name}",
    example: { "data/speakers.yaml": "- *rudin\n" },
  },
  "yaml-key": {
    severity: "error",
    says: "a key must be a text, not a list or a mapping",
    example: { "data/news.yaml": "- date: 2019-03-29\n  text: The list is out.\n  [url, link]: /papers/\n" },
  },
  "yaml-merge": {
    severity: "error",
    says: "Lectern does not support YAML merge keys (<<)",
    hint: "write the keys out; an anchor and an alias can repeat only a whole value",
    example: { "data/speakers.yaml": "- &ann\n  name: Cynthia Rudin\n- <<: *ann\n  name: Suchi Saria\n" },
  },
  "missing-dash": {
    severity: "error",
    says: 'the next item of the list starts at "{key}", but its dash is missing',
    example: { "data/news.yaml": "- date: 2019-03-29\n  text: One\n  date: 2019-03-30\n  text: Two\n" },
  },
  "duplicate-key": {
    severity: "error",
    says: '"{key}" appears here a second time (first on line {firstLine})',
    hint: "keep one of the two",
    example: { "data/news.yaml": "- date: 2019-03-29\n  text: One\n  text: Two\n" },
  },
  "comment-cut": {
    severity: "notice",
    says: 'the text ends before "{comment}", which YAML reads as a comment',
    hint: "to keep it, put the whole text in quotes",
    example: { "data/news.yaml": "- date: 2019-03-29\n  text: We are #1 on the list.\n" },
  },
  // Shape
  "unknown-key": {
    severity: "error",
    says: 'there is no "{key}" in {where}',
    example: schedule("    - time: 9:50\n      tittle: Opening remarks"),
  },
  "missing-key": {
    severity: "error",
    says: '"{key}" is missing',
    example: { "data/news.yaml": "- text: The list of papers is out.\n" },
  },
  "needless-key": {
    severity: "error",
    says: '"{key}:" wraps the whole file, which should itself be {what}',
    hint: "delete this line and move the lines below it to the left",
    example: { "data/speakers.yaml": "speakers:\n  - Cynthia Rudin (Duke)\n" },
  },
  "wrong-type": {
    severity: "error",
    says: "expected {expected}, found {found}",
    example: { "data/speakers.yaml": "- name: [Cynthia Rudin, Suchi Saria]\n" },
  },
  "empty-value": {
    severity: "error",
    says: "{what} has no value",
    hint: "write one, or delete the line",
    example: { "data/speakers.yaml": "- name: Cynthia Rudin\n  url:\n" },
  },
  "comma-key": {
    severity: "error",
    says: 'inside { } a comma starts the next key, so "{key}" is a key without a value',
    example: schedule("    - {time: 9:50, title: Probes, Patches and Proofs}"),
  },
  "comment-value": {
    severity: "error",
    says: '{what} has no value: YAML reads "{comment}" as a comment',
    example: workshop("accent: #7a1fa2"),
  },
  "wrong-word": {
    severity: "error",
    says: '"{value}" is not one of: {words}',
    example: workshop("paper: a3"),
  },
  // Values
  "bad-date": {
    severity: "error",
    says: '"{value}" is not a date',
    example: { "data/news.yaml": "- date: 2019-02-30\n  text: The list of papers is out.\n" },
  },
  "bad-time": {
    severity: "error",
    says: '"{value}" {wrong}',
    example: schedule("    - time: 25:99\n      title: Opening remarks"),
  },
  "bad-duration": {
    severity: "error",
    says: '"{value}" is not a length of time',
    example: schedule("    - time: 9:50\n      duration: short\n      title: Opening remarks"),
  },
  "zone-country": {
    severity: "warning",
    says: "{zone} is not the time in {country}, where the venue is",
    example: {
      "data/workshop.yaml":
        "name: Debug ML\nstart: 2019-05-06\ntimezone: America/Chicago\nurl: https://example.org/\nvenue: {city: Lisbon, country: Portugal}\n",
    },
  },
  "unknown-zone": {
    severity: "error",
    says: 'there is no time zone "{value}"',
    example: {
      "data/workshop.yaml": "name: Debug ML\nstart: 2019-05-06\ntimezone: America/Chigaco\nurl: https://example.org/\n",
    },
  },
  "bad-link": {
    severity: "error",
    says: '"{value}" is not an address',
    hint: "start it with https://",
    example: { "data/speakers.yaml": "- name: Cynthia Rudin\n  url: users.cs.duke.edu/~cynthia/\n" },
  },
  "local-url": {
    severity: "warning",
    says: '"{value}" points to a computer or network that only its reader has',
    hint: "write the address where the site will live, or delete the line until you know it",
    example: {
      "data/workshop.yaml":
        "name: Debug ML\nstart: 2019-05-06\ntimezone: America/Chicago\nurl: http://localhost:8080/\n",
    },
  },
  "unsafe-link": {
    severity: "error",
    says: "an address cannot start with {scheme}: here; allowed are {schemes}",
    example: { "data/speakers.yaml": '- name: Cynthia Rudin\n  url: "javascript:alert(1)"\n' },
  },
  "disguised-link": {
    severity: "warning",
    says: '"{value}" looks like one address but leads to {host}',
    hint: "write the plain address: no @ before the host, no letters from other alphabets, no other host's name",
    example: { "data/news.yaml": "- date: 2019-03-29\n  text: See [iclr.cc](https://example.org/).\n" },
  },
  "unknown-link": {
    severity: "error",
    says: 'this site has no "{value}"',
    example: workshop("actions: {label: Programme, url: /shedule/}"),
  },
  "bad-email": {
    severity: "error",
    says: '"{value}" is not an e-mail address',
    example: workshop("contact: {email: debugging.ml}"),
  },
  "bad-phone": {
    severity: "error",
    says: '"{value}" is not a telephone number',
    hint: "write it as it is dialled, such as +41 61 555 01 42; anything else belongs in note:",
    example: { "private/contacts.yaml": "- {name: Ada Lovelace, phone: ask Bo}\n" },
  },
  "bad-colour": {
    severity: "error",
    says: '"{value}" is not a colour',
    hint: 'write a CSS colour, such as "#7a1fa2" or rebeccapurple',
    example: workshop('accent: "#7a1fa"'),
  },
  "bad-language": {
    severity: "error",
    says: '"{value}" is not a language tag',
    example: workshop("language: english"),
  },
  "bad-id": {
    severity: "error",
    says: '"{value}" cannot be an id',
    example: { "data/papers.yaml": "- title: Flip Points\n  id: flip points\n" },
  },
  "bad-orcid": {
    severity: "error",
    says: '"{value}" is not an ORCID iD',
    example: { "data/speakers.yaml": "- name: Josiah Carberry\n  orcid: 0000-0002-1825-0098\n" },
  },
  "bad-doi": {
    severity: "error",
    says: '"{value}" is not a DOI',
    example: { "data/papers.yaml": "- title: Flip Points\n  doi: flip-points\n" },
  },
  "bad-doi-prefix": {
    severity: "error",
    says: '"{value}" is not what DOIs begin with',
    example: workshop("proceedings: {title: Proceedings of Debug ML, doi_prefix: 10.1145/3290605}"),
  },
  "bad-isbn": {
    severity: "error",
    says: '"{value}" is not an ISBN',
    example: workshop("proceedings: {title: Proceedings of Debug ML, isbn: 978-3-16-148410-1}"),
  },
  "bad-issn": {
    severity: "error",
    says: '"{value}" is not an ISSN',
    example: workshop("proceedings: {title: Proceedings of Debug ML, issn: 1613-0074}"),
  },
  "bad-pages": {
    severity: "error",
    says: 'the pages "{value}" {wrong}',
    example: { "data/papers.yaml": "- {title: Flip Points, pages: 112-19}\n" },
  },
  "pages-order": {
    severity: "warning",
    says: 'the pages {pages} do not come after those of "{other}" before it in the volume, {before} ({place})',
    hint: "correct the pages, or give the papers their order:",
    example: {
      ...workshop("proceedings: {title: Proceedings of Debug ML}"),
      "data/papers.yaml": "- {title: Flip Points, pages: 1-12}\n- {title: Model Assertions, pages: 12-20}\n",
    },
  },
  "doi-prefix": {
    severity: "warning",
    says: "the DOI {doi} does not begin with {prefix}, as doi_prefix of the proceedings says",
    hint: "correct the one that is wrong; a paper published elsewhere has archival: no",
    example: {
      ...workshop("proceedings: {title: Proceedings of Debug ML, doi_prefix: 10.1145}"),
      "data/papers.yaml": "- {title: Flip Points, doi: 10.1234/1}\n",
    },
  },
  "unread-pdfs": {
    severity: "notice",
    says: "the PDF files of the volume were not read, as {name} is not installed",
    hint: "run npm install unpdf: pages then follow from their lengths, and titles and authors are compared",
    fromPdfs: true,
    example: {},
  },
  "bad-pdf": {
    severity: "warning",
    says: "the PDF file {file} {reason}",
    hint: "open it in a viewer, and replace it with one that opens",
    fromPdfs: true,
    example: {},
  },
  "pdf-differs": {
    severity: "notice",
    says: "the first page of {file} {difference}",
    fromPdfs: true,
    example: {},
  },
  "page-count": {
    severity: "notice",
    says: "the pages {pages} are {stated}, but {file} has {count}",
    hint: "correct the pages, or replace the file",
    fromPdfs: true,
    example: {},
  },
  "archival-differs": {
    severity: "warning",
    says: "this paper is of the kind non-archival, and archival: yes",
    hint: "delete the one that is wrong",
    example: { "data/papers.yaml": "- {title: Flip Points, kind: non-archival, archival: yes}\n" },
  },
  "bad-number": {
    severity: "error",
    says: '"{value}" is not a whole number',
    example: { "content/travel.md": "---\ntitle: Travel\nnav: second\n---\nTake the tram.\n" },
  },
  "bad-focus": {
    severity: "error",
    says: '"{value}" is not a position in the picture',
    example: {
      "data/workshop.yaml":
        "name: Example Workshop\nstart: 2030-01-02\ntimezone: Europe/Berlin\nhero: {image: city.jpg, focus: left}\n",
      "public/city.jpg": "",
    },
  },
  "missing-path": {
    severity: "error",
    says: 'there is no "{value}" in public/',
    example: { "data/sponsors.yaml": "- {name: Example, logo: logos/example.svg}\n" },
  },
  "path-case": {
    severity: "error",
    says: 'public/ has "{found}", not "{value}"; web servers distinguish capitals',
    example: {
      "data/sponsors.yaml": "- {name: Example, logo: Logos/example.svg}\n",
      "public/logos/example.svg": "<svg/>",
    },
  },
  "path-outside": {
    severity: "error",
    says: '"{value}" is outside public/',
    hint: "copy the file into public/ and write its path from there",
    example: { "data/sponsors.yaml": "- {name: Example, logo: ../secret.svg}\n" },
  },
  "bad-picture": {
    severity: "error",
    says: 'the picture "{value}" {reason}',
    hint: "save it again as JPEG, PNG, WebP, AVIF or SVG (an SVG needs a viewBox), and check it in a browser",
    example: {
      "data/sponsors.yaml": "- {name: Example, logo: logos/example.png}\n",
      "public/logos/example.png": "<!DOCTYPE html>\n<title>Not found</title>\n",
    },
  },
  "remote-picture": {
    severity: "notice",
    says: "pages load nothing from other hosts, so this picture is not shown",
    hint: "put a copy under public/ and write its path",
    example: { "data/sponsors.yaml": "- {name: Example, logo: https://example.org/logo.svg}\n" },
  },
  "person-parenthesis": {
    severity: "error",
    says: 'a parenthesis is not closed in "{value}"',
    example: { "data/committee.yaml": "[Samuel Finlayson (Harvard, MIT), Cynthia Rudin]\n" },
  },
  "person-as-key": {
    severity: "error",
    says: 'this makes "{key}" the title of a group, and "{value}" its only member',
    example: { "data/speakers.yaml": "Cynthia Rudin: Duke University\nSuchi Saria: Johns Hopkins University\n" },
  },
  "names-in-lines": {
    severity: "error",
    says: "YAML reads these lines as one text, so the names run together",
    hint: "start each line with a dash and a space",
    example: { "data/speakers.yaml": "Cynthia Rudin (Duke)\nSuchi Saria (JHU)\n" },
  },
  "person-comma": {
    severity: "error",
    says: '"{value}" has a comma, but an entry of a list is one person',
    example: { "data/committee.yaml": "- Cynthia Rudin, Duke University\n" },
  },
  "person-empty": {
    severity: "error",
    says: 'a name is missing in "{value}"',
    example: { "data/committee.yaml": "- (Duke University)\n" },
  },
  "person-email": {
    severity: "error",
    says: "the e-mail address {email} is written as part of a person's name and affiliation",
    example: { "data/committee.yaml": "- Cynthia Rudin <rudin@example.org>\n" },
  },
  "odd-name": {
    severity: "warning",
    says: '"{name}" is read as the name of one person: {what}',
    example: { "data/committee.yaml": "- Cynthia Rudin - Duke University\n".replace("–", "-") },
  },
  "odd-affiliation": {
    severity: "warning",
    says: '"{affiliation}" is read as where {name} works',
    example: { "data/organizers.yaml": "- Cynthia Rudin (General chair)\n" },
  },
  "template-tag": {
    severity: "warning",
    says: '"{tag}" is not replaced; it is shown as it is',
    hint: "write the text itself; to show it as code in a page, put it between backticks",
    example: { "data/news.yaml": "- date: 2019-03-29\n  text: The {{ list }} of papers is out.\n" },
  },
  "tex-outside-math": {
    severity: "warning",
    says: '"{command}" is TeX, which is only read between $ signs',
    example: { "data/papers.yaml": "- title: An \\emph{Interesting} Result\n" },
  },
  "bad-math": {
    severity: "warning",
    says: "this formula cannot be rendered: {reason}",
    example: { "data/papers.yaml": "- title: The case of $\\frac{1$\n" },
  },
  "raw-html": {
    severity: "warning",
    says: "HTML is not supported here; it is shown as plain text",
    hint: "write Markdown",
    example: { "data/news.yaml": "- date: 2019-03-29\n  text: The <b>list</b> of papers is out.\n" },
  },
  footnote: {
    severity: "warning",
    says: "footnotes are not read here; this one is shown as it stands",
    hint: "put the note into the text, in parentheses",
    example: { "data/news.yaml": "- date: 2019-03-29\n  text: The list[^1] of papers is out.\n" },
  },
  "front-matter": {
    severity: "error",
    says: "this front matter {wrong}",
    example: { "content/travel.md": "---\ntitle: Travel\n\nTake the tram.\n" },
  },
  "empty-page": {
    severity: "notice",
    says: "this page is empty",
    hint: "write it, delete it, or set draft: yes",
    example: { "content/travel.md": "---\ntitle: Travel\n---\n" },
  },
  // References
  "unknown-person": {
    severity: "error",
    says: 'nobody is called "{name}"',
    example: {
      "data/speakers.yaml": "- Aleksander Madry (MIT)\n",
      ...schedule("    - {time: 10:00, type: invited talk, speakers: Aleksander Mardy, title: Robustness}"),
    },
  },
  "similar-person": {
    severity: "notice",
    says: '"{name}" looks like "{other}" ({place})',
    hint: "if they are one person, write the name the same way",
    example: schedule(
      "    - {time: 10:00, type: remarks, title: One}\n    - {time: 10:30, type: panel, panelists: [Aleksander Madry]}\n    - {time: 11:00, type: panel, panelists: [Aleksander Mardy]}",
    ),
  },
  "other-form": {
    severity: "warning",
    says: '"{name}" and "{other}" ({place}) are listed as two people but are probably one',
    hint: 'did you mean "{other}"? if they are two, say where this one works: {name} (Affiliation)',
    example: {
      "data/committee.yaml": "- Cynthia Rudin (Duke)\n",
      "data/papers.yaml": "- {title: Flip Points, authors: C. Rudin}\n",
    },
  },
  "name-order": {
    severity: "warning",
    says: '"{text}" is read as {names}',
    hint: "write the first name first; if several people are meant, write one per entry: [Kumar, Sarawagi]",
    example: { "data/papers.yaml": "- {title: Flip Points, authors: 'Kumar, Aviral and Sunita Sarawagi'}\n" },
  },
  "person-affiliation": {
    severity: "notice",
    says: '"{name}" is listed as a person but looks like an affiliation',
    hint: "write the affiliation in parentheses: Name (Affiliation)",
    example: schedule("    - {time: 10:00, type: panel, moderator: 'Julius Adebayo, MIT'}"),
  },
  "duplicate-person": {
    severity: "warning",
    says: '"{name}" is listed twice ({place})',
    hint: "delete one; if they are two people, give each an id",
    example: { "data/committee.yaml": "- Cynthia Rudin (Duke)\n- Suchi Saria (JHU)\n- Cynthia Rudin (Duke)\n" },
  },
  "unknown-contact": {
    severity: "warning",
    says: 'nobody in this workshop is called "{name}", so no run sheet shows this contact',
    hint: "write the name as in the other files; for a helper, say what they do: task: Technician",
    example: { "private/contacts.yaml": "- {name: Bo Ek, phone: 555 0117}\n" },
  },
  "contact-room": {
    severity: "warning",
    says: 'nothing takes place in the room "{name}", so no run sheet shows this contact for it',
    example: { "private/contacts.yaml": "- {name: Bo Ek, phone: 555 0117, task: Technician, room: Hall}\n" },
  },
  "unreachable-contact": {
    severity: "warning",
    says: "{name} has neither phone: nor email:",
    hint: "write one of them, or delete the contact",
    example: { "private/contacts.yaml": "- {name: Bo Ek, task: Technician}\n" },
  },
  "silent-speaker": {
    severity: "warning",
    says: "{name} is an invited speaker but speaks nowhere in the schedule",
    hint: "add them to speakers: of an item, or remove them from data/speakers.yaml",
    example: {
      "data/speakers.yaml": "- Cynthia Rudin (Duke)\n- Suchi Saria (JHU)\n",
      ...schedule("    - {time: 10:00-10:30, type: invited talk, speakers: Suchi Saria, title: Safety}"),
    },
  },
  "similar-spelling": {
    severity: "warning",
    says: 'the {what} "{name}" and "{other}" ({place}) differ only in capitals, spaces or punctuation',
    hint: 'write "{other}" in both places',
    example: schedule(
      "    - {time: 10:00-10:30, type: oral, title: One, speakers: Ann Lee, room: Hall A}\n    - {time: 11:00-11:30, type: oral, title: Two, speakers: Bo Ek, room: Hall-a}",
    ),
  },
  "joined-rooms": {
    severity: "warning",
    says: '"{room}" counts as a separate room, besides {rooms}',
    hint: "write one item per room, or omit room: if it is for everyone",
    example: schedule(
      "    - {time: 10:00-10:30, type: oral, title: One, speakers: Ann Lee, room: Hall A}\n    - {time: 10:00-10:30, type: oral, title: Two, speakers: Bo Ek, room: Hall B}\n    - {time: 11:00-11:30, type: oral, title: Three, speakers: Cy Oz, room: Halls A and B}",
    ),
  },
  "unknown-room": {
    severity: "warning",
    says: 'nothing takes place in the room "{name}", but in one called almost the same',
    example: {
      ...workshop("rooms: [{name: Hall A, floor: 2}]"),
      ...schedule("    - {time: 10:00-10:30, type: oral, title: One, speakers: Ann Lee, room: Hal A}"),
    },
  },
  "unused-room": {
    severity: "notice",
    says: 'nothing takes place in the room "{name}"',
    hint: "set room: of the items that do, or remove it from rooms:",
    example: {
      ...workshop("rooms: [{name: Auditorium, floor: 2}]"),
      ...schedule("    - {time: 10:00-10:30, type: oral, title: One, speakers: Ann Lee, room: Hall A}"),
    },
  },
  "duplicate-room": {
    severity: "error",
    says: 'the room "{name}" is listed twice ({place})',
    hint: "write everything about it in one entry",
    example: {
      ...workshop("rooms: [{name: Hall A, floor: 2}, {name: Hall A, capacity: 90}]"),
      ...schedule("    - {time: 10:00-10:30, type: oral, title: One, speakers: Ann Lee, room: Hall A}"),
    },
  },
  "affiliation-differs": {
    severity: "notice",
    says: '"{name}" is at "{affiliation}" here and at "{other}" in {place}; "{shown}" is shown',
    example: {
      "data/speakers.yaml": "- Cynthia Rudin (Duke University)\n",
      "data/committee.yaml": "- Cynthia Rudin (Duke)\n",
    },
  },
  "unknown-paper": {
    severity: "error",
    says: 'there is no paper "{value}"',
    example: {
      "data/papers.yaml": "- title: Debugging with Flip Points\n",
      ...schedule("    - {time: 10:00, type: oral, title: Flips, paper: Debuging with Flip Points}"),
    },
  },
  "empty-kind": {
    severity: "warning",
    says: "no paper has the kind {value}",
    hint: "set kind: or label: on the papers, or write all for every paper",
    example: {
      "data/papers.yaml": "- title: Debugging with Flip Points\n",
      ...schedule("    - {time: 10:00-11:00, type: demo session, title: Demos, papers: demos}"),
    },
  },
  "far-date": {
    severity: "warning",
    says: "{date} is {distance}",
    example: { "data/dates.yaml": "- {title: Paper submission, date: 2020-03-01}\n" },
  },
  "step-order": {
    severity: "warning",
    says: '"{title}" on {date} comes before "{other}" on {otherDate}',
    hint: "one of the two dates is probably wrong",
    example: {
      "data/dates.yaml":
        "- {title: Paper submission, date: 2019-03-20}\n- {title: Notification of authors, date: 2019-03-02}\n",
    },
  },
  "nearly-paper": {
    severity: "warning",
    says: "this talk has no speakers, and its title is nearly that of a paper",
    example: {
      "data/papers.yaml": "- {title: Debugging with Flip Points, authors: Roozbeh Yousefzadeh}\n",
      ...schedule("    - {time: 10:00, type: oral, title: Debuging with Flip Points}"),
    },
  },
  "unknown-date": {
    severity: "error",
    says: 'dates.yaml has no date "{value}"',
    example: {
      "data/dates.yaml": "- {title: Paper submission, date: 2019-03-01}\n",
      "content/cfp.md": "---\ntitle: Call\ndeadline: Paper submissions\n---\nSend papers.\n",
    },
  },
  "unknown-call": {
    severity: "error",
    says: 'content/ has no page "{value}"',
    example: {
      "data/dates.yaml": "- {title: Paper submission, date: 2019-03-01, call: call-for-paper}\n",
      "content/call-for-papers.md": "---\ntitle: Call\n---\nSend papers.\n",
    },
  },
  "unknown-section": {
    severity: "error",
    says: '"{value}" is neither a section nor a page in content/',
    example: workshop("sections: [overview, speekers]"),
  },
  "unknown-session": {
    severity: "error",
    says: 'the schedule has no item or session "{value}"',
    example: {
      "data/papers.yaml": "- {title: Flip Points, session: Posters}\n",
      ...schedule("    - {time: 10:00, type: poster session, title: Poster session 1, papers: all}"),
    },
  },
  "ambiguous-reference": {
    severity: "error",
    says: '"{value}" could mean {matches}',
    hint: "give each an id and refer to that",
    example: {
      "data/papers.yaml": "- {title: Flip Points, kind: poster}\n- {title: Flip Points, kind: demo}\n",
      ...schedule("    - {time: 10:00, type: oral, title: Flips, paper: Flip Points}"),
    },
  },
  "duplicate-id": {
    severity: "error",
    says: 'the id "{value}" is taken ({place})',
    example: { "data/papers.yaml": "- {title: Flip Points, id: flip}\n- {title: Flip Tables, id: flip}\n" },
  },
  "shared-id": {
    severity: "warning",
    says: "{name} has the same id as {other} ({place}), and is shown as {other}",
    hint: "give each their own id; if they are one person, write the name the same way in both places",
    example: {
      "data/speakers.yaml": "- {name: Ann Lee, id: lee}\n",
      "data/organizers.yaml": "- {name: Bob Roe, id: lee}\n",
    },
  },
  "duplicate-paper": {
    severity: "warning",
    says: "a paper with this title is listed twice ({place})",
    hint: "delete one; if they are two papers, give each an id",
    example: { "data/papers.yaml": "- title: Flip Points\n- title: Flip points\n" },
  },
  "same-title": {
    severity: "notice",
    says: '{count} items are called "{title}"; their addresses are told apart by {by}',
    hint: "give each an id, so that its address is short and never changes",
    example: schedule(
      "    - {time: 10:00, type: tutorial, title: Tools, abstract: One., room: A}\n    - {time: 10:00, type: tutorial, title: Tools, abstract: Two., room: B}",
    ),
  },
  "open-title": {
    severity: "notice",
    says: "{talks} no title and no id yet: with the title, {changes}, and visitors lose their stars",
    example: schedule("    - {time: 10:00, type: invited talk, title: TBA, speakers: Aleksander Madry (MIT)}"),
  },
  vanished: {
    severity: "notice",
    byComparison: true,
    says: "the published {gone} is not in this build, and this {why}",
    example: {},
  },
  "vanished-pages": {
    severity: "notice",
    byComparison: true,
    says: "{things} of the published site would disappear: {names}",
    example: {},
  },
  "new-identifiers": {
    severity: "notice",
    byComparison: true,
    says: "{events} of the published calendar would get a new identifier: people who imported it would see them twice",
    hint: "identifiers depend on url: (or the name, without it) and the year of start:; undo the change unless you meant it",
    example: {},
  },
  "claimed-address": {
    severity: "error",
    says: "{file} would be published at {address}, which {owner} already uses",
    example: {
      "content/speakers.md": "---\ntitle: Speakers\n---\nAll of them.\n",
      "data/speakers.yaml": "- Cynthia Rudin (Duke)\n",
    },
  },
  "bad-alias": {
    severity: "error",
    says: '"{value}" is not an address of this site',
    hint: "write it from the root, such as /cfp.html or /call/",
    example: { "content/cfp.md": "---\ntitle: Call\naliases: https://example.org/old\n---\nSend papers.\n" },
  },
  "public-hidden": {
    severity: "notice",
    says: "{file} is hidden, so it is not published",
    hint: "of hidden files, only .well-known, .nojekyll and .htaccess are published; keep others outside public/",
    example: { "public/.env": "SECRET=1\n" },
  },
  "public-link": {
    severity: "warning",
    says: "{file} is a link that is broken, circular or leads out of public/, so it is not published",
    hint: "replace it with a copy of what it points to",
    example: {},
  },
  "public-case": {
    severity: "warning",
    says: "public/ has {first} and {second}, which differ only in capitals",
    hint: "rename one: on many computers they are the same file",
    example: { "public/Logo.svg": "<svg/>", "public/logo.svg": "<svg/>" },
  },
  // Time
  "missing-time": {
    severity: "error",
    says: "{what} has no time",
    hint: "write time:, or each: with a time for the session",
    example: schedule("    - {type: remarks, title: Opening remarks}"),
  },
  "several-ends": {
    severity: "error",
    says: "the end is given twice, by {first} and by {second}",
    hint: "keep one",
    example: schedule("    - {time: 9:50-10:00, end: 10:05, title: Opening remarks}"),
  },
  "end-before-start": {
    severity: "error",
    says: "it ends at {end}, before it starts at {start}",
    example: schedule("    - {time: 14:00-13:30, title: Opening remarks}"),
  },
  "backwards-time": {
    severity: "error",
    says: "{time} comes after {before} (line {line}), so the time runs backwards",
    example: schedule("    - {time: 12:40, type: oral, title: One}\n    - {time: 1:00, type: oral, title: Two}"),
  },
  "night-time": {
    severity: "warning",
    says: "{time} is at night; did you mean {suggestion}?",
    hint: "write {suggestion}, or {time} am if you do mean the night",
    example: schedule("    - {time: 2:00, type: remarks, title: Opening remarks}"),
  },
  "clock-skips": {
    severity: "warning",
    says: "there is no {time} on {date}: the clocks of {zone} go from {from} to {to}; it is taken as {taken}",
    hint: "write a time that the clocks show",
    example: {
      "data/workshop.yaml": SMALLEST.replace("2019-05-06", "2019-03-10"),
      "data/schedule.yaml": "- date: 2019-03-10\n  items:\n    - {time: 2:30 am-3:30 am, title: Night watch}\n",
    },
  },
  "clock-repeats": {
    severity: "notice",
    says: "{time} comes twice on {date}: the clocks of {zone} go back from {from} to {to}; the first is meant, {taken}",
    hint: "calendars get it in UTC, so nobody is an hour late; on paper, another time would be clearer",
    example: {
      "data/workshop.yaml": SMALLEST.replace("2019-05-06", "2019-11-03"),
      "data/schedule.yaml": "- date: 2019-11-03\n  items:\n    - {time: 1:30 am-3:00 am, title: Night watch}\n",
    },
  },
  "missing-day": {
    severity: "error",
    says: "this should be a day, not an item or a session",
    example: { "data/schedule.yaml": "- {time: 9:50, title: Opening remarks}\n- {time: 10:00, title: Posters}\n" },
  },
  "duplicate-day": {
    severity: "error",
    says: "{date} is in the list twice (first on line {line})",
    hint: "put all its items under one of them",
    example: { "data/schedule.yaml": "- {date: 2019-05-06, items: []}\n- {date: 2019-05-06, items: []}\n" },
  },
  "day-order": {
    severity: "warning",
    says: "{date} comes after {before} in the list",
    hint: "put the days in order",
    example: { "data/schedule.yaml": "- {date: 2019-05-06, items: []}\n- {date: 2019-05-05, items: []}\n" },
  },
  "other-weekday": {
    severity: "warning",
    says: "{date} is a {weekday}, and the title says {said}",
    hint: "fix the date or the title",
    example: {
      "data/schedule.yaml":
        "- date: 2019-05-06\n  title: Tuesday\n  items:\n    - {time: 9:50-10:00, title: Opening remarks}\n",
    },
  },
  "future-update": {
    severity: "notice",
    says: "the data cannot be from {date}, which is still to come",
    hint: "write the date of the last change, or delete the line to use the date of the last commit",
    example: workshop("updated: 2029-05-01"),
  },
  "outside-dates": {
    severity: "warning",
    says: "{date} is outside the workshop's dates ({dates})",
    hint: "fix the date here, or start and end in workshop.yaml",
    example: {
      "data/schedule.yaml": "- date: 2018-05-06\n  items:\n    - {time: 9:50-10:00, title: Opening remarks}\n",
    },
  },
  overlap: {
    severity: "warning",
    says: "{what} overlaps with {other} (line {line}), {where}",
    example: schedule(
      "    - {time: 10:00-11:00, type: lecture, title: One, room: A}\n    - {time: 10:30, type: lecture, title: Two, room: A}",
    ),
  },
  "person-clash": {
    severity: "warning",
    says: '{name} is needed at "{other}" (line {line}) at the same time',
    example: schedule(
      "    - {time: 10:00, type: lecture, title: One, room: A, speakers: Suchi Saria (JHU)}\n    - {time: 10:00, type: lecture, title: Two, room: B, speakers: Suchi Saria (JHU)}",
    ),
  },
  "long-item": {
    severity: "notice",
    says: "it has no end, so it lasts {length}, until {end}",
    hint: "add end: or duration:",
    example: schedule("    - {time: 9:00, type: oral, title: One}\n    - {time: 12:30, type: lunch}"),
  },
  "day-long": {
    severity: "notice",
    says: "it lasts {length}; schedule.xml says 23:59, because apps that read it know only lengths below a day",
    hint: "split it by day if the apps should show all of it",
    example: schedule("    - {time: 9:00, duration: 26 h, title: Hackathon}"),
  },
  "long-questions": {
    severity: "warning",
    says: "{length} for questions leave no time for the talk, which is from {start} to {end}",
    hint: "question_time is a part of the item's own time",
    example: schedule("    - {time: 9:00-9:25, question_time: 30 min, type: oral, title: One}"),
  },
  "open-end": {
    severity: "notice",
    says: "it has no end; {length} are assumed",
    hint: "add end: to the day or the item",
    example: { "data/schedule.yaml": "- date: 2019-05-06\n  items:\n    - {time: 9:50, title: Opening remarks}\n" },
  },
  "dates-order": {
    severity: "error",
    says: "the end is before the start",
    example: {
      "data/workshop.yaml": "name: Debug ML\nstart: 2019-05-06\nend: 2019-05-05\ntimezone: America/Chicago\n",
    },
  },
  "slots-overflow": {
    severity: "warning",
    says: "the session's items end at {end}, after the session itself ({stated})",
    example: schedule(
      "    - time: 10:00-10:20\n      each: 15 min\n      items:\n        - {type: oral, title: One}\n        - {type: oral, title: Two}",
    ),
  },
  "nested-session": {
    severity: "error",
    says: "a session cannot contain a session",
    hint: "end the first session and start the second next to it",
    example: schedule("    - title: Morning\n      items:\n        - title: First half\n          items: []"),
  },
  "unknown-code": {
    severity: "error",
    says: 'there is no warning with the code "{code}"',
    example: workshop("accept: {outside-date: excursion on the day after}"),
  },
  "accepted-error": {
    severity: "error",
    says: '"{code}" is an error, and errors cannot be accepted',
    hint: "delete it here and fix the error itself",
    example: workshop("accept: {backwards-time: we like it so}"),
  },
  "needless-accept": {
    severity: "notice",
    says: 'nothing causes "{code}", so there is nothing to accept',
    hint: "delete it, so that it cannot hide a later one",
    example: workshop("accept: {outside-dates: excursion on the day after}"),
  },
  "no-url": {
    severity: "notice",
    says: "without url: in workshop.yaml, canonical addresses, previews, sitemap, feed and QR codes are left out",
    hint: "write url: with the address where the site will live",
    example: { "data/workshop.yaml": "name: Debug ML\nstart: 2019-05-06\ntimezone: America/Chicago\n" },
  },
} satisfies Record<string, Entry>;

/** The smallest site that draws not even a notice; the examples are laid over it. */
export const SMALLEST_SITE: Readonly<Record<string, string>> = {
  "data/workshop.yaml": SMALLEST,
};

/** The stable name of a diagnostic. */
export type Code = keyof typeof entries;

/** The catalogue, by code. */
export const CATALOG: Readonly<Record<Code, Entry>> = entries;

/** Fills in the parameters of a message or hint; a missing parameter stays visible as `{name}`. */
export function fill(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name] ?? whole;
    return typeof value === "number" && value >= 10_000 ? value.toLocaleString("en") : String(value);
  });
}
