import { publishBefore, testJumps } from "./jumping.ts";

publishBefore(["1,000 talks"]);
testJumps("1,000 talks", 360);
