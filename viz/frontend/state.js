// What the user has chosen. The same text serves as permalink and as a step to undo.

/** @typedef {import("./types.d.ts").State} State */

const LISTS = /** @type {const} */ (["hiddenTypes", "hiddenRelations", "expanded", "collapsed", "removed", "pins", "path"]);
const TEXTS = /** @type {const} */ (["view", "selected", "filter", "sort", "level", "rows", "columns", "period", "language"]);
const NUMBERS = /** @type {const} */ (["confidence", "budget"]);
/** @type {Record<string, string>} */
const SHORT = {
  hiddenTypes: "t", hiddenRelations: "r", expanded: "x", collapsed: "k", removed: "d", pins: "p", path: "w",
  view: "v", selected: "s", filter: "q", sort: "o", level: "l", rows: "y", columns: "z", period: "m", language: "lang",
  confidence: "c", budget: "n",
};
const UNDO_STEPS = 200;

/** @param {number} budget @param {string} [language] @returns {State} */
export function defaultState(budget, language = "zh") {
  return {
    view: "graph", hiddenTypes: [], hiddenRelations: [], confidence: 0, budget, selected: "",
    expanded: [], collapsed: [], removed: [], pins: [], path: [], filter: "", sort: "",
    level: "", rows: "", columns: "", period: "", language,
  };
}

/** Holds the state, tells listeners of changes, remembers the way back. */
export class Choices {
  /** @param {State} initial */
  constructor(initial) {
    this.initial = initial;
    this.state = initial;
    /** @type {string[]} */
    this.past = [];
    /** @type {((state: State, before: State) => void)[]} */
    this.listeners = [];
  }

  /** @param {(state: State, before: State) => void} listener */
  listen(listener) {
    this.listeners.push(listener);
  }

  /**
   * Change some of the state. `quiet` changes (typing, language) are no step to undo.
   * @param {Partial<State>} patch
   * @param {boolean} [quiet]
   */
  change(patch, quiet = false) {
    const before = this.encode();
    const next = { ...this.state, ...patch };
    if (this.encode(next) === before) return;
    if (!quiet) {
      this.past.push(before);
      if (this.past.length > UNDO_STEPS) this.past.shift();
    }
    this.#set(next);
  }

  /** Put a value into one of the lists, or take it out. @param {typeof LISTS[number]} list @param {string} value */
  toggle(list, value) {
    const now = this.state[list];
    this.change({ [list]: now.includes(value) ? now.filter((one) => one !== value) : [...now, value] });
  }

  /** @returns {boolean} whether there was a step to undo */
  undo() {
    const step = this.past.pop();
    if (step === undefined) return false;
    this.#set({ ...this.decode(step), language: this.state.language });
    return true;
  }

  /** @param {string} fragment */
  restore(fragment) {
    this.#set(this.decode(fragment));
  }

  /** @param {State} next */
  #set(next) {
    const before = this.state;
    this.state = next;
    for (const listener of this.listeners) listener(next, before);
  }

  /** Write what differs from the start as a URL fragment. @param {State} [state] @returns {string} */
  encode(state = this.state) {
    const out = new URLSearchParams();
    for (const key of TEXTS) if (state[key] !== this.initial[key]) out.set(SHORT[key], state[key]);
    for (const key of NUMBERS) if (state[key] !== this.initial[key]) out.set(SHORT[key], String(state[key]));
    for (const key of LISTS) for (const value of state[key]) out.append(SHORT[key], value);
    return out.toString();
  }

  /** Read a fragment; what it lacks or spoils is as at the start. @param {string} fragment @returns {State} */
  decode(fragment) {
    const given = new URLSearchParams(fragment.replace(/^#/, ""));
    const state = { ...this.initial };
    for (const key of TEXTS) state[key] = given.get(SHORT[key]) ?? this.initial[key];
    for (const key of NUMBERS) {
      const value = Number.parseFloat(given.get(SHORT[key]) ?? "");
      state[key] = Number.isFinite(value) && value >= 0 ? value : this.initial[key];
    }
    for (const key of LISTS) state[key] = given.getAll(SHORT[key]);
    return state;
  }
}

let turned = false;

/** On a tall screen the whole picture is turned, and pins with it, so that a link fits either kind. @param {boolean} tall */
export function turnPins(tall) {
  turned = tall;
}

/** A pin is written `x,y,id`. @param {string} pin @returns {{id: string, x: number, y: number} | null} */
export function readPin(pin) {
  const found = /^(-?[\d.]+),(-?[\d.]+),(.+)$/s.exec(pin);
  if (!found) return null;
  const [x, y] = [Number(found[1]), Number(found[2])];
  return { id: found[3], x: turned ? y : x, y: turned ? x : y };
}

/** @param {string} id @param {number} x @param {number} y @returns {string} */
export function writePin(id, x, y) {
  return `${Math.round(turned ? y : x)},${Math.round(turned ? x : y)},${id}`;
}

/** Split `n:id` or `e:id`. @param {string} selected @returns {{kind: string, id: string}} */
export function readSelected(selected) {
  return { kind: selected.slice(0, 1), id: selected.slice(2) };
}
