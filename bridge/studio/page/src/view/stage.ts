/** Where the model stands: renderer, camera, light; the backdrop is the page's own, seen through. */

import { DirectionalLight, HemisphereLight, PerspectiveCamera, Scene, Vector3, WebGLRenderer } from "three";
import { OrbitControls } from "three/examples/jsm/controls/OrbitControls.js";

import { type Framing, placeCamera } from "./framing.ts";

const FIELD_OF_VIEW_DEGREES = 22; // a portrait lens: faces stay as wide as they are
const MAX_PIXEL_RATIO = 2;

export class Stage {
  readonly scene = new Scene();
  readonly camera = new PerspectiveCamera(FIELD_OF_VIEW_DEGREES, 1, 0.05, 60);
  readonly controls: OrbitControls;
  private readonly renderer: WebGLRenderer;
  private framing: Framing | null = null;

  /** Throws where the browser has no WebGL. `keepsPicture` lets a picture be read after it was shown. */
  constructor(readonly canvas: HTMLCanvasElement, { keepsPicture = false }: { keepsPicture?: boolean } = {}) {
    // Asked before three.js is, which would write an error to the console.
    if (!document.createElement("canvas").getContext("webgl2")) throw new Error("this browser has no WebGL 2");
    this.renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true, preserveDrawingBuffer: keepsPicture });
    this.renderer.setClearColor(0x000000, 0);
    this.controls = new OrbitControls(this.camera, canvas);
    this.controls.minPolarAngle = 0.25 * Math.PI;
    this.controls.maxPolarAngle = 0.7 * Math.PI;
    this.controls.enableDamping = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.light();
    this.resize();
  }

  /** Draws at this many pixels for each of the page's. */
  setSharpness(ratio: number): void {
    this.renderer.setPixelRatio(Math.min(ratio, MAX_PIXEL_RATIO));
    this.resize();
  }

  resize(): void {
    const width = Math.max(this.canvas.clientWidth, 1);
    const height = Math.max(this.canvas.clientHeight, 1);
    this.renderer.setSize(width, height, false);
    this.camera.aspect = width / height;
    this.camera.updateProjectionMatrix();
    if (this.framing) this.frame(this.framing);
  }

  /** Looks at a head and shoulders; the size of the page decides from how far. */
  frame(framing: Framing): void {
    this.framing = framing;
    placeCamera(this.camera, this.controls, framing);
  }

  /** Turns about the model, in radians; keys use it. */
  turn(yaw: number, pitch: number, zoom: number): void {
    const offset = new Vector3().subVectors(this.camera.position, this.controls.target);
    offset.applyAxisAngle(new Vector3(0, 1, 0), yaw);
    const side = new Vector3(offset.z, 0, -offset.x).normalize();
    offset.applyAxisAngle(side, pitch).multiplyScalar(zoom);
    this.camera.position.addVectors(this.controls.target, offset);
    this.controls.update();
  }

  render(): void {
    this.controls.update();
    this.renderer.render(this.scene, this.camera);
  }

  dispose(): void {
    this.controls.dispose();
    this.renderer.dispose();
  }

  private light(): void {
    this.scene.add(new HemisphereLight(0xffffff, 0xd9cfc4, 1.05));
    const key = new DirectionalLight(0xfff4e6, 1.7);
    key.position.set(0.7, 1.6, 2);
    const rim = new DirectionalLight(0xdfe8ff, 0.5);
    rim.position.set(-1.5, 1.8, -1.5);
    this.scene.add(key, rim);
  }
}
