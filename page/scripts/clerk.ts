// Starts what a page has need of. Every page works without this.

import * as ask from "./ask";
import * as tools from "./tools";

for (const part of [ask, tools]) part.start();
