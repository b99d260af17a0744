// The small part of vis-network 9.1 that the front end uses (it is a global in a page).

declare namespace vis {
  class DataSet<T extends { id: string }> {
    constructor(items?: T[]);
    getIds(): string[];
    update(items: T[]): string[];
    remove(ids: string[]): string[];
  }
  interface Point {
    x: number;
    y: number;
  }
  interface Pointer {
    nodes: string[];
    edges: string[];
    pointer: { DOM: Point; canvas: Point };
  }
  class Network {
    constructor(container: HTMLElement, data: object, options: object);
    on(event: string, callback: (params: any) => void): void;
    off(event: string, callback: (params: any) => void): void;
    fit(options?: object): void;
    redraw(): void;
    setOptions(options: object): void;
    focus(id: string, options?: object): void;
    moveTo(options: object): void;
    getScale(): number;
    getViewPosition(): Point;
    getPositions(ids?: string[]): Record<string, Point>;
    canvasToDOM(point: Point): Point;
    getNodeAt(point: Point): string | undefined;
    getEdgeAt(point: Point): string | undefined;
    unselectAll(): void;
  }
}
