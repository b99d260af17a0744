// A page: the data stands in the file itself.

import { App } from "./app.js";
import { byId } from "./dom.js";

const app = new App(JSON.parse(byId("data").textContent ?? "{}"), null);
app.canvas.redraw();
// The second frame begins when the first is drawn; benchmarks look for this mark.
requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("zhengtu:drawn")));
