// The data a page carries, as viz/payload.py writes it, and what the modules share.

export interface TypeInfo {
  name: string;
  chinese: string;
  colour: string;
  shape: string;
}
export interface RelationInfo {
  name: string;
  chinese: string;
  symmetric: boolean;
}
export interface Ontology {
  types: TypeInfo[];
  relations: RelationInfo[];
}
export interface PayloadNode {
  id: string;
  type: string;
  name: string;
  aliases: string[];
  initials: string[];
  x: number;
  y: number;
  city: string;
  status: string;
  properties: Record<string, string | number | boolean>;
}
export interface PayloadEdge {
  source: number;
  relation: string;
  target: number;
  polarity: string;
  support: number;
  confidence: number;
  first: string;
  last: string;
  modality: string;
  origin: string;
  said: number;
  evidence: [number, number, string, number, number][];
}
export interface PayloadPassage {
  id: string;
  text: string;
  document: number;
  heading: number;
  page: number;
  marks: [number, number, number][];
}
export interface Heading {
  headline: string;
  source: string;
  published: string;
}
export interface PageDocument {
  id: string;
  name: string;
  source: string;
  published: string;
}
export interface Payload {
  title: string;
  selection: Record<string, string>;
  total: { nodes: number; edges: number };
  initial: number;
  /** Ids of the entities that the payload is about. */
  focus: string[];
  ontology: Ontology;
  nodes: PayloadNode[];
  edges: PayloadEdge[];
  passages: PayloadPassage[];
  headings: Heading[];
  documents: PageDocument[];
}

export interface Mark {
  node: string;
  start: number;
  stop: number;
}
export interface Passage {
  id: string;
  text: string;
  document: PageDocument;
  heading: Heading;
  page: number;
  marks: Mark[];
}
export interface Evidence {
  passage: Passage;
  confidence: number;
  trigger: string;
  start: number;
  stop: number;
}
export type GraphNode = PayloadNode;
export interface GraphEdge {
  id: string;
  source: string;
  relation: string;
  target: string;
  polarity: string;
  support: number;
  confidence: number;
  first: string;
  last: string;
  modality: string;
  origin: string;
  said: number;
  evidence: Evidence[];
}

/** All that a permalink restores. */
export interface State {
  view: string;
  hiddenTypes: string[];
  hiddenRelations: string[];
  confidence: number;
  budget: number;
  selected: string;
  expanded: string[];
  collapsed: string[];
  removed: string[];
  pins: string[];
  path: string[];
  filter: string;
  sort: string;
  level: string;
  rows: string;
  columns: string;
  period: string;
  language: string;
}

export interface Shown {
  nodes: Set<string>;
  edges: GraphEdge[];
  /** Entities that the filters allow, shown or not. */
  matching: number;
  path: GraphEdge[];
}

/** A page of an entity's neighbours: how many it has, and where the next page begins. */
export interface Expansion extends Payload {
  neighbours: number;
  next: number | null;
}

/** Where further data comes from; a page has none, an explorer asks its server. */
export interface Source {
  /** The neighbours of an entity after the first `skip`; null when they could not be had (the user has been told). */
  expand(id: string, skip: number): Promise<Expansion | null>;
  /** These entities and their edges to what is here. */
  join(ids: string[]): Promise<Payload | null>;
  /** What lies on the shortest ways between two entities. */
  connect(from: string, to: string): Promise<Payload | null>;
  /** Entities whose names fit what was typed. */
  find(text: string): Promise<Findable[]>;
  /** Take what was typed as a question. */
  ask?(text: string): void;
}

/** What a search box shows of an entity. */
export type Findable = Pick<GraphNode, "id" | "type" | "name" | "aliases">;

