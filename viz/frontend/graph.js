// The entities, edges and sentences the page holds, joined from one or more payloads.

/** @typedef {import("./types.d.ts").Payload} Payload */
/** @typedef {import("./types.d.ts").GraphNode} GraphNode */
/** @typedef {import("./types.d.ts").GraphEdge} GraphEdge */
/** @typedef {import("./types.d.ts").Passage} Passage */

/** An indexed graph; `merge` adds a payload, whatever was there before stays. */
export class Graph {
  constructor() {
    /** @type {Map<string, GraphNode>} */
    this.nodes = new Map();
    /** Strongest first. @type {Map<string, GraphEdge>} */
    this.edges = new Map();
    /** @type {Map<string, Passage>} */
    this.passages = new Map();
    /** @type {Map<string, GraphEdge[]>} */
    this.incident = new Map();
    /** @type {Map<string, Passage[]>} */
    this.naming = new Map();
    /** @type {Map<string, import("./types.d.ts").TypeInfo>} */
    this.types = new Map();
    /** @type {Map<string, import("./types.d.ts").RelationInfo>} */
    this.relations = new Map();
    /** The entities that the page is about. @type {Set<string>} */
    this.focus = new Set();
    /** Of entities whose neighbours were fetched: how many came, how many there are. @type {Map<string, {told: number, total: number}>} */
    this.spread = new Map();
    this.total = { nodes: 0, edges: 0 };
    /** Whether more can be had from a server. */
    this.live = false;
    /** What was fetched later than the rest: shown as long as something asks for it. @type {Set<string>} */
    this.guests = new Set();
  }

  /** @param {Payload} payload */
  merge(payload) {
    for (const type of payload.ontology.types) this.types.set(type.name, type);
    for (const relation of payload.ontology.relations) this.relations.set(relation.name, relation);
    for (const id of payload.focus) this.focus.add(id);
    for (const node of payload.nodes) {
      // What is on the page keeps its place: nothing may jump when more arrives.
      if (!this.nodes.has(node.id)) this.nodes.set(node.id, node);
      if (!this.incident.has(node.id)) this.incident.set(node.id, []);
    }
    const passages = payload.passages.map((raw) => this.#passage(raw, payload));
    for (const raw of payload.edges) this.#edge(raw, payload, passages);
    this.total.nodes = Math.max(this.total.nodes, payload.total.nodes, this.nodes.size);
    this.total.edges = Math.max(this.total.edges, payload.total.edges, this.edges.size);
    this.#sort();
  }

  /** @param {import("./types.d.ts").PayloadPassage} raw @param {Payload} payload @returns {Passage} */
  #passage(raw, payload) {
    const known = this.passages.get(raw.id);
    if (known) return known;
    const passage = {
      id: raw.id,
      text: raw.text,
      document: payload.documents[raw.document],
      heading: payload.headings[raw.heading],
      page: raw.page,
      marks: raw.marks.map(([node, start, stop]) => ({ node: payload.nodes[node].id, start, stop })),
    };
    this.passages.set(raw.id, passage);
    for (const id of new Set(passage.marks.map((mark) => mark.node))) {
      const list = this.naming.get(id);
      if (list) list.push(passage);
      else this.naming.set(id, [passage]);
    }
    return passage;
  }

  /**
   * @param {import("./types.d.ts").PayloadEdge} raw
   * @param {Payload} payload
   * @param {Passage[]} passages
   */
  #edge(raw, payload, passages) {
    const source = payload.nodes[raw.source].id;
    const target = payload.nodes[raw.target].id;
    const id = [source, raw.relation, target, raw.polarity].join("|");
    if (this.edges.has(id)) return;
    const evidence = raw.evidence.map(([at, confidence, trigger, start, stop]) => ({
      passage: passages[at],
      confidence,
      trigger,
      start,
      stop,
    }));
    const edge = { ...raw, id, source, target, evidence };
    this.edges.set(id, edge);
    this.incident.get(source)?.push(edge);
    if (target !== source) this.incident.get(target)?.push(edge);
  }

  #sort() {
    const sorted = [...this.edges.values()].sort(byStrength);
    this.edges = new Map(sorted.map((edge) => [edge.id, edge]));
    for (const list of this.incident.values()) list.sort(byStrength);
  }

  /** @param {string} id @returns {GraphEdge[]} */
  edgesOf(id) {
    return this.incident.get(id) ?? [];
  }

  /**
   * The entities at the other ends of these edges, in the order in which a store gives them.
   * @param {string} id @param {GraphEdge[]} edges @returns {string[]}
   */
  neighbours(id, edges = this.edgesOf(id)) {
    /** @type {Map<string, {later: number, support: number, confidence: number}>} */
    const ranks = new Map();
    for (const edge of edges) {
      const other = otherEnd(edge, id);
      if (other === id) continue;
      const rank = ranks.get(other) ?? { later: 1, support: 0, confidence: 0 };
      ranks.set(other, { later: Math.min(rank.later, Number(edge.origin !== "text")), support: Math.max(rank.support, edge.support), confidence: Math.max(rank.confidence, edge.confidence) });
    }
    return [...ranks].sort(([a, one], [b, two]) => one.later - two.later || two.support - one.support || two.confidence - one.confidence || (a < b ? -1 : 1)).map(([other]) => other);
  }

  /** @param {string} id @returns {string} */
  name(id) {
    return this.nodes.get(id)?.name ?? id;
  }

  /** @param {string} id @returns {string} */
  type(id) {
    return this.nodes.get(id)?.type ?? "";
  }

  /** @param {string} id @returns {string} */
  colour(id) {
    return this.types.get(this.type(id))?.colour ?? "#888888";
  }

  /** Sentences that name the entity, or support one of its edges. @param {string} id @returns {Passage[]} */
  passagesOf(id) {
    const found = new Map((this.naming.get(id) ?? []).map((passage) => [passage.id, passage]));
    for (const edge of this.edgesOf(id)) {
      for (const { passage } of edge.evidence) found.set(passage.id, passage);
    }
    return [...found.values()];
  }
}

/** @param {GraphEdge} edge @param {string} id @returns {string} */
export function otherEnd(edge, id) {
  return edge.source === id ? edge.target : edge.source;
}

/** Said in texts first, then many documents, then confidence. @param {GraphEdge} a @param {GraphEdge} b */
function byStrength(a, b) {
  return (
    Number(a.origin !== "text") - Number(b.origin !== "text") ||
    b.support - a.support ||
    b.confidence - a.confidence ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}
