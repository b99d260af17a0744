// A page: the data stands in the file itself.

import { App } from "./app.js";
import { byId } from "./dom.js";

const page = new App(JSON.parse(byId("data").textContent ?? "{}"), null);
page.canvas.redraw();
