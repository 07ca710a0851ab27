/** Puts normalised bone rotations on a model's humanoid, whichever bones it has. */

import { type Object3D, Quaternion } from "three";
import type { VRM, VRMHumanBoneName } from "@pixiv/three-vrm";

/** Height of the hips of the reference body that our hips translations are made for. */
const REFERENCE_HIPS_METRES = 0.88;

/** Turned by the look-at of the model itself. */
const EYES: readonly string[] = ["leftEye", "rightEye"];

interface Bone {
  readonly row: number;
  readonly node: Object3D | null;
  /** Nearest bone above it that the model lacks, whose turn it must make too. */
  readonly carriedFrom: Bone | null;
  readonly carried: Quaternion;
}

export class Body {
  /** Our bones that the model lacks. */
  readonly missingBones: readonly string[];
  private readonly bones: readonly Bone[];
  private readonly hips: Object3D | null;
  private readonly hipsRest: readonly [number, number, number];
  private readonly hipsScale: number;
  /** VRM 0 models face -Z: both axes of the ground are turned about. */
  private readonly facing: 1 | -1;

  constructor(vrm: VRM, names: readonly string[], parents: readonly number[]) {
    const nodeOf = (name: string): Object3D | null => vrm.humanoid.getNormalizedBoneNode(name as VRMHumanBoneName);
    this.facing = vrm.meta.metaVersion === "0" ? -1 : 1;
    this.bones = arrange(names, parents, nodeOf);
    this.missingBones = names.filter((name) => nodeOf(name) === null);
    this.hips = nodeOf("hips");
    const rest = this.hips?.position;
    this.hipsRest = [rest?.x ?? 0, rest?.y ?? 0, rest?.z ?? 0];
    this.hipsScale = this.hipsRest[1] / REFERENCE_HIPS_METRES;
  }

  apply(rotations: ArrayLike<number>, hips: ArrayLike<number>): void {
    for (const bone of this.bones) {
      const q = read(rotations, bone.row, this.facing);
      if (bone.carriedFrom) q.premultiply(bone.carriedFrom.carried);
      if (bone.node) bone.node.quaternion.copy(q);
      else bone.carried.copy(q);
    }
    const [x, y, z] = this.hipsRest;
    const [dx, dy, dz] = [hips[0] ?? 0, hips[1] ?? 0, hips[2] ?? 0].map((metres) => metres * this.hipsScale) as [number, number, number];
    this.hips?.position.set(x + this.facing * dx, y + dy, z + this.facing * dz);
  }
}

const scratch = new Quaternion();

function read(rotations: ArrayLike<number>, row: number, facing: 1 | -1): Quaternion {
  const at = row * 4;
  const [x, y, z, w] = [rotations[at] ?? 0, rotations[at + 1] ?? 0, rotations[at + 2] ?? 0, rotations[at + 3] ?? 1];
  return scratch.set(facing * x, y, facing * z, w);
}

/** Lists the bones from the root outwards; each knows the missing one above it. */
function arrange(
  names: readonly string[],
  parents: readonly number[],
  nodeOf: (name: string) => Object3D | null,
): readonly Bone[] {
  const made = new Map<number, Bone>();
  const make = (row: number): Bone => {
    const known = made.get(row);
    if (known) return known;
    const parentRow = parents[row] ?? -1;
    const parent = parentRow >= 0 ? make(parentRow) : null;
    const name = names[row] ?? "";
    const carriedFrom = parent && parent.node === null ? parent : null;
    const bone: Bone = { row, node: nodeOf(name), carriedFrom, carried: new Quaternion() };
    made.set(row, bone);
    return bone;
  };
  names.forEach((_, row) => make(row));
  return [...made.values()].filter((bone) => !EYES.includes(names[bone.row] ?? ""));
}
