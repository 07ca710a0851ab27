/** One loaded VRM model: takes poses, tells what it has. */

import { Box3, type Object3D, Vector3 } from "three";
import { GLTFLoader } from "three/examples/jsm/loaders/GLTFLoader.js";
import { type VRM, VRMLoaderPlugin, VRMUtils } from "@pixiv/three-vrm";

import type { Pose } from "../contract.ts";
import { AvatarError } from "./avatar_file.ts";
import { Body } from "./body.ts";
import { Eyes } from "./eyes.ts";
import { Face } from "./face.ts";
import { listMorphs } from "./morphs.ts";
import type { Names } from "./rest.ts";

/** What of a pose a model shows; an empty `utteranceId` is silence. */
export type Shown = Pick<Pose, "utteranceId" | "weights" | "bones" | "hips">;

/** What a person may want to know about a model. */
export interface AvatarFacts {
  readonly name: string;
  readonly authors: readonly string[];
  readonly version: "0" | "1";
  readonly expressions: readonly string[];
  readonly missingShapes: readonly string[];
  readonly missingBones: readonly string[];
  /** By what the mouth, the lids, the feelings and the eyes are moved. */
  readonly moves: Readonly<Record<"mouth" | "lids" | "feeling" | "eyes", "shapes" | "presets" | "look-at" | "nothing">>;
}

export class Avatar {
  readonly facts: AvatarFacts;
  private readonly face: Face | null;
  private readonly body: Body;
  private readonly eyes: Eyes;

  /** Fits a model to the names that poses come in; a model may be fitted anew when they change. */
  constructor(
    readonly vrm: VRM,
    names: Names,
  ) {
    this.eyes = new Eyes(vrm, names.boneNames);
    this.body = new Body(vrm, names.boneNames, names.boneParents);
    const manager = vrm.expressionManager;
    this.face = manager ? new Face(manager, names.shapeNames, { movesEyes: !this.eyes.areTurned }) : null;
    this.facts = factsOf(vrm, this.face, this.body, this.eyes, names);
  }

  /** Reads a VRM file. Throws `AvatarError`, and then nothing is kept. */
  static async load(bytes: ArrayBuffer, names: Names): Promise<Avatar> {
    const loader = new GLTFLoader();
    loader.register((parser) => new VRMLoaderPlugin(parser));
    let vrm: VRM | undefined;
    try {
      const gltf = await loader.parseAsync(bytes, "");
      vrm = gltf.userData["vrm"] as VRM | undefined;
    } catch (error) {
      throw new AvatarError("broken", error instanceof Error ? error.message : String(error));
    }
    if (!vrm) throw new AvatarError("not-a-vrm", "the file holds no humanoid");
    VRMUtils.rotateVRM0(vrm);
    vrm.scene.traverse((node: Object3D) => {
      node.frustumCulled = false; // bounds are those of the T-pose
    });
    listMorphs(vrm, names.shapeNames);
    return new Avatar(vrm, names);
  }

  apply(pose: Shown): void {
    this.body.apply(pose.bones, pose.hips);
    this.eyes.apply(pose.bones);
    this.face?.apply(pose.weights, pose.utteranceId !== "");
  }

  /** Moves what follows by itself (hair, cloth) and settles the skin. */
  update(deltaSecs: number): void {
    this.vrm.update(deltaSecs);
  }

  /** Forgets how hair and cloth were swinging. */
  settle(): void {
    this.vrm.springBoneManager?.reset();
  }

  /** Returns the weight of an expression, switched where the model wants it so; null if it has none. */
  expression(name: string): number | null {
    const found = this.vrm.expressionManager?.expressions.find(
      (expression) => expression.expressionName.toLowerCase() === name.toLowerCase(),
    );
    return found ? found.outputWeight : null;
  }

  /** Returns where the middle of the eyes is, in metres in the scene. */
  eyeLevel(): Vector3 {
    const at = new Vector3();
    const nodes = (["leftEye", "rightEye"] as const).flatMap((bone) => this.vrm.humanoid.getRawBoneNode(bone) ?? []);
    if (nodes.length === 2) {
      for (const node of nodes) at.addScaledVector(node.getWorldPosition(new Vector3()), 0.5);
      return at;
    }
    const head = this.vrm.humanoid.getRawBoneNode("head");
    head?.getWorldPosition(at);
    return at.setY(at.y + 0.06);
  }

  /** Returns how tall the model is, metres. */
  height(): number {
    const box = new Box3().setFromObject(this.vrm.scene);
    return Math.max(box.max.y - Math.min(box.min.y, 0), 0.1);
  }

  dispose(): void {
    VRMUtils.deepDispose(this.vrm.scene);
  }
}

function factsOf(vrm: VRM, face: Face | null, body: Body, eyes: Eyes, names: Names): AvatarFacts {
  const meta = vrm.meta;
  const by = (part: "mouth" | "lids" | "feeling"): "shapes" | "presets" | "nothing" =>
    face ? (face.hasShapes[part] ? "shapes" : "presets") : "nothing";
  return {
    name: (meta.metaVersion === "0" ? meta.title : meta.name) ?? "",
    authors: meta.metaVersion === "0" ? (meta.author ? [meta.author] : []) : meta.authors,
    version: meta.metaVersion,
    expressions: vrm.expressionManager?.expressions.map((expression) => expression.expressionName) ?? [],
    missingShapes: face?.missingShapes ?? names.shapeNames,
    missingBones: body.missingBones,
    moves: {
      mouth: by("mouth"),
      lids: by("lids"),
      feeling: by("feeling"),
      eyes: eyes.areTurned ? "look-at" : face ? "shapes" : "nothing",
    },
  };
}
