/** Shows one avatar on the stage and changes it for another. */

import { Avatar, type AvatarFacts, type Shown } from "./avatar.ts";
import { AvatarError, readAvatarFile } from "./avatar_file.ts";
import { framingOf } from "./framing.ts";
import { BRIDGE_NAMES } from "./names.ts";
import { Pace } from "./pace.ts";
import { placeBefore } from "./pointing.ts";
import { type Names, restPose } from "./rest.ts";
import { Stage } from "./stage.ts";

const LONGEST_STEP_SECS = 0.1; // hair flies off after a longer one
const TURN_RADIANS = 0.12;

export class Viewer {
  readonly stage: Stage;
  private avatar: Avatar | null = null;
  private names: Names = BRIDGE_NAMES;
  private readonly pace = new Pace(Math.min(devicePixelRatio, 2));
  private latestLoad = 0;

  /** Throws where the browser has no WebGL. */
  constructor(canvas: HTMLCanvasElement, options: { keepsPicture?: boolean } = {}) {
    this.stage = new Stage(canvas, options);
    this.stage.setSharpness(devicePixelRatio);
    new ResizeObserver(() => this.stage.resize()).observe(canvas);
  }

  /** Facts of the model on stage; null while there is none. */
  get model(): AvatarFacts | null {
    return this.avatar?.facts ?? null;
  }

  /** Returns the weight of an expression as it is shown; null where the model has none of the name. */
  expression(name: string): number | null {
    return this.avatar?.expression(name) ?? null;
  }

  /** Takes an avatar from the sidecar. Throws `AvatarError`. */
  async fetch(address: string): Promise<AvatarFacts | null> {
    const response = await fetch(address).catch(() => null);
    if (!response?.ok) throw new AvatarError("not-found", `${address} answered ${response?.status ?? "nothing"}`);
    return this.open(await response.blob());
  }

  /** Takes a file; a later call wins over one under way. Throws `AvatarError`, and the old avatar stays. */
  async open(file: Blob): Promise<AvatarFacts | null> {
    this.latestLoad += 1;
    const load = this.latestLoad;
    const avatar = await Avatar.load(await readAvatarFile(file), this.names);
    if (load !== this.latestLoad) {
      avatar.dispose();
      return this.model;
    }
    this.change(avatar);
    return avatar.facts;
  }

  /** Learns what the numbers of poses are called. */
  describe(names: Names): void {
    this.names = names;
    if (this.avatar) this.avatar = new Avatar(this.avatar.vrm, names);
  }

  /** Draws one picture; null shows the avatar at rest. */
  show(pose: Shown | null, deltaSecs: number): void {
    if (this.avatar) {
      this.avatar.apply(pose ?? restPose(this.names));
      this.avatar.update(Math.min(deltaSecs, LONGEST_STEP_SECS));
    }
    const ratio = this.pace.hear(deltaSecs * 1000);
    if (ratio !== null) this.stage.setSharpness(ratio);
    this.stage.render();
  }

  /** Draws one picture that depends on nothing but the pose, but for `deltaSecs` of swinging hair. */
  draw(pose: Shown, deltaSecs: number): void {
    this.avatar?.apply(pose);
    if (deltaSecs === 0) this.avatar?.settle();
    this.avatar?.update(deltaSecs);
    this.stage.render();
  }

  /** Answers arrow keys, plus, minus and Home; returns whether the key meant something. */
  press(key: string): boolean {
    const turns: Record<string, readonly [number, number, number]> = {
      ArrowLeft: [-TURN_RADIANS, 0, 1],
      ArrowRight: [TURN_RADIANS, 0, 1],
      ArrowUp: [0, -TURN_RADIANS, 1],
      ArrowDown: [0, TURN_RADIANS, 1],
      "+": [0, 0, 0.9],
      "=": [0, 0, 0.9],
      "-": [0, 0, 1.1],
    };
    const turn = turns[key];
    if (turn) this.stage.turn(...turn);
    if (key === "Home") this.reframe();
    return turn !== undefined || key === "Home";
  }

  /** Returns the place in front of the face that a point of the canvas covers, in the character's space. */
  pointAt(across: number, down: number): readonly [number, number, number] | null {
    return this.avatar && placeBefore(this.avatar, this.stage.camera, across, down);
  }

  /** Looks at head and shoulders again. */
  reframe(): void {
    if (this.avatar) this.stage.frame(framingOf(this.avatar));
  }

  private change(avatar: Avatar): void {
    if (this.avatar) {
      this.stage.scene.remove(this.avatar.vrm.scene);
      this.avatar.dispose();
    }
    avatar.apply(restPose(this.names));
    avatar.update(0);
    this.avatar = avatar;
    this.stage.scene.add(avatar.vrm.scene);
    avatar.vrm.scene.updateMatrixWorld(true);
    this.reframe();
  }
}
