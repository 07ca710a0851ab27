/** Makes expressions of ARKit morph targets that a file's meshes have but its author did not list. */

import { Mesh, type Object3D } from "three";
import { type VRM, VRMExpression, VRMExpressionMorphTargetBind } from "@pixiv/three-vrm";

import { matchNames } from "./spelling.ts";

export function listMorphs(vrm: VRM, shapeNames: readonly string[]): void {
  const manager = vrm.expressionManager;
  if (!manager) return;
  const listed = matchNames(shapeNames, manager.expressions.map((expression) => expression.expressionName));
  const unlisted = shapeNames.filter((name) => !listed.has(name));
  const made = new Map<string, VRMExpression>();
  vrm.scene.traverse((node: Object3D) => {
    if (!(node instanceof Mesh) || !node.morphTargetDictionary) return;
    for (const [shape, morph] of matchNames(unlisted, Object.keys(node.morphTargetDictionary))) {
      const expression = made.get(shape) ?? new VRMExpression(shape);
      made.set(shape, expression);
      const index = node.morphTargetDictionary[morph] ?? 0;
      expression.addBind(new VRMExpressionMorphTargetBind({ primitives: [node], index, weight: 1 }));
    }
  });
  for (const expression of made.values()) {
    vrm.scene.add(expression);
    manager.registerExpression(expression);
  }
}
