// Ask the explorer's server. Errors carry the sentence it answered with.

/** What the server answered instead of data, or why it did not answer. */
export class ApiError extends Error {}

/** @typedef {string | number | string[] | null | undefined} Given */

/** @param {string} path @param {Record<string, Given>} [values] @returns {string} */
export function address(path, values = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (Array.isArray(value)) for (const one of value) query.append(name, one);
    else if (value !== null && value !== undefined && value !== "") query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** An id as a part of a path. @param {string} id @returns {string} */
export function inPath(id) {
  return id.split("/").map(encodeURIComponent).join("/");
}

/** @param {string} path @param {Record<string, Given>} [values] @returns {Promise<any>} */
export function get(path, values = {}) {
  return answer(fetch(address(path, values)));
}

/** @param {string} path @param {unknown} body @returns {Promise<any>} */
export function post(path, body) {
  return answer(fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }));
}

/** @param {Promise<Response>} asked @returns {Promise<any>} */
async function answer(asked) {
  let response;
  try {
    response = await asked;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ApiError("服务没有响应。The server does not answer.");
  }
  const kind = response.headers.get("content-type") ?? "";
  const data = kind.includes("json") ? await response.json() : { error: `HTTP ${response.status}` };
  if (!response.ok) throw new ApiError(String(data.error ?? response.status));
  return data;
}
