import { publishBefore, testJumps } from "./jumping.ts";

publishBefore(["500 talks"]);
testJumps("500 talks", 360);
