/** Reads an avatar file as far as needed to refuse what cannot be one. */

/** Beyond this a page runs out of memory while it decodes textures; the largest real avatars have 100 MB. */
export const MAX_AVATAR_BYTES = 200 * 1024 * 1024;

export type AvatarProblem = "too-large" | "not-a-vrm" | "broken" | "not-found";

/** Why a file is no avatar; `detail` is for people who look closer. */
export class AvatarError extends Error {
  constructor(
    readonly problem: AvatarProblem,
    readonly detail: string,
  ) {
    super(`${problem}: ${detail}`);
  }
}

const GLB_MAGIC = 0x46546c67; // "glTF"
const JSON_CHUNK = 0x4e4f534a; // "JSON"

/** Returns the bytes of a dropped file. Throws `AvatarError`; a file too large is not read at all. */
export async function readAvatarFile(file: Blob): Promise<ArrayBuffer> {
  if (file.size > MAX_AVATAR_BYTES) throw new AvatarError("too-large", `${Math.round(file.size / 1048576)} MB`);
  const head = new DataView(await file.slice(0, 12).arrayBuffer());
  if (head.byteLength < 12 || head.getUint32(0, true) !== GLB_MAGIC) {
    throw new AvatarError("not-a-vrm", "the file does not begin as a binary glTF");
  }
  if (head.getUint32(8, true) > file.size) throw new AvatarError("broken", "the file ends before its content");
  const bytes = await file.arrayBuffer();
  requireVrm(bytes);
  return bytes;
}

/** Throws `AvatarError` unless the JSON part tells of VRM 0 or VRM 1. */
function requireVrm(bytes: ArrayBuffer): void {
  const view = new DataView(bytes);
  const length = bytes.byteLength >= 20 ? view.getUint32(12, true) : 0;
  if (length === 0 || view.getUint32(16, true) !== JSON_CHUNK || 20 + length > bytes.byteLength) {
    throw new AvatarError("broken", "the file has no readable description");
  }
  let described: unknown;
  try {
    described = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array(bytes, 20, length)));
  } catch {
    throw new AvatarError("broken", "the description of the file is not JSON");
  }
  const extensions = (described as { extensions?: Record<string, unknown> } | null)?.extensions ?? {};
  if (!("VRM" in extensions) && !("VRMC_vrm" in extensions)) {
    throw new AvatarError("not-a-vrm", "a glTF without the VRM extension");
  }
}
