/** How large anything on the wire may be; the wire's specification gives the reasons. */

export const MAJOR = 1;
export const MINOR = 0;
export const MAX_PACKET_BYTES = 262_144;
export const MAX_REQUEST_BYTES = 65_536;
export const MAX_CHARACTER_BYTES = 64;
export const MAX_NAME_CHARS = 128;
export const MAX_TEXT_CHARS = 10_000;
export const MAX_NAMES = 512;
export const MAX_KEYS = 64;
export const MAX_AUDIO_SAMPLES = 48_000;
export const MAX_SAMPLE_RATE = 192_000;
export const MAX_FRAME_RATE = 240;
export const MAX_MICROS = Number.MAX_SAFE_INTEGER;
