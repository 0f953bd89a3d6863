// Starts what a page has need of. Every page works without this.

import * as ask from "./ask";
import * as feedback from "./feedback";
import * as next from "./next";
import * as source from "./source";
import * as tools from "./tools";

for (const part of [ask, feedback, next, source, tools]) part.start();
