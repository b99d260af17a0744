// Build elements. Text always goes in as text nodes, so no name can become markup.

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * Make an element. Attributes named `on…` are listeners, `true` sets an empty attribute,
 * `false`, null and undefined leave it out.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  element.append(...children.flat().filter(isContent).map(String_));
  return element;
}

/**
 * Make an SVG element.
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...Child} children
 * @returns {SVGElement}
 */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  setAttributes(element, attributes);
  element.append(...children.filter(isContent).map(String_));
  return element;
}

/** @param {Element} element @param {Record<string, any>} attributes */
function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "colour") /** @type {HTMLElement} */ (element).style.setProperty("--c", value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** @param {Child} child @returns {child is Node | string | number} */
function isContent(child) {
  return child !== null && child !== undefined && child !== false;
}

/** @param {Node | string | number} child @returns {Node | string} */
function String_(child) {
  return typeof child === "number" ? String(child) : child;
}

/**
 * Find an element that the template is known to have.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element;
}

/**
 * Say something to screen readers and, for a moment, on the page.
 * @param {string} text
 */
export function announce(text) {
  const box = byId("status");
  box.textContent = text;
  box.classList.add("shown");
  window.clearTimeout(Number(box.dataset.timer));
  box.dataset.timer = String(window.setTimeout(() => box.classList.remove("shown"), 2600));
}
