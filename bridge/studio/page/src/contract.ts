/** What the stream core gives to the page: the one seam between receiving and showing. */

/** A pose at the instant that is being heard; arrays are reused from one call to the next. */
export interface Pose {
  readonly utteranceId: string;
  /** Session time of the pose, microseconds. */
  readonly ptsMicros: number;
  /** 52 ARKit weights in [0, 1], order of `Description.shapeNames`. */
  readonly weights: Float32Array;
  /** Head position (metres from rest) and rotation x y z w, in the character's space. */
  readonly head: Float32Array;
  /** 55 × 4 normalised local rotations x y z w, order of `Description.boneNames`. */
  readonly bones: Float32Array;
  /** Hips translation, metres. */
  readonly hips: Float32Array;
}

export interface Description {
  readonly character: string;
  readonly sessionId: string;
  readonly shapeNames: readonly string[];
  readonly boneNames: readonly string[];
  readonly boneParents: readonly number[];
  readonly frameRate: number;
  readonly sampleRate: number;
  readonly leadMicros: number;
}

/** A word, phone or cue with its span, for the timeline. */
export interface Moment {
  readonly kind: string;
  readonly name: string;
  readonly utteranceId: string;
  readonly startMicros: number;
  readonly endMicros: number;
}

export interface Utterance {
  readonly utteranceId: string;
  readonly turnId: string;
  readonly text: string;
  readonly sentenceType: string;
  readonly act: string;
  readonly emotion: string;
  readonly startMicros: number;
  /** Known once it has ended or was interrupted. */
  readonly endMicros: number | null;
}

export interface Meters {
  /** Pose time minus sound time of rendered frames while sound plays, milliseconds. */
  readonly skewP95: number | null;
  readonly skewP50: number | null;
  readonly jitter: number | null;
  readonly roundTripMillis: number | null;
  /** From the latest request of this page to its first sound arriving. */
  readonly latencyMillis: number | null;
  readonly bufferedMillis: number;
  readonly lost: number;
  readonly late: number;
  readonly underruns: number;
}

export type Status = "connecting" | "open" | "lost" | "refused";

/** What the sidecar tells beside the stream (kind byte 2, JSON). */
export interface Note {
  readonly characters: readonly string[];
  readonly outputs: readonly string[];
  readonly clients: readonly string[];
  readonly styles: readonly string[];
  readonly policies: readonly string[];
  readonly emotions: readonly string[];
  /** Movements that may be asked for, by kind. */
  readonly gestures: Readonly<Record<string, readonly string[]>>;
  /** Why the microphone cannot be used; empty when it can. */
  readonly listenerReason: string;
  readonly endpoints: readonly string[];
  /** Whom this page shows. */
  readonly character?: string;
  /** This page's name among the clients. */
  readonly client?: string;
  /** In force. */
  readonly style?: string;
  readonly policy?: string;
  /** Who plays the voice; a page is silent while the sidecar does. */
  readonly sound?: "page" | "sidecar";
}

export interface StreamClient {
  readonly status: Status;
  readonly description: Description | null;
  readonly note: Note | null;
  /** Call once a rendered frame; returns null before anything has arrived. */
  pose(): Pose | null;
  /** Session time being heard now, microseconds; null before the clock is known. */
  playhead(): number | null;
  moments(fromMicros: number, toMicros: number): readonly Moment[];
  utterances(): readonly Utterance[];
  meters(): Meters;
  /** Must be called from a user's gesture once, because browsers start audio muted. */
  resumeAudio(): Promise<void>;
  setVolume(volume: number): void;
  say(text: string): Promise<string>;
  takeTurn(text: string): Promise<string>;
  interrupt(): Promise<void>;
  /** Says that the user speaks, or no longer does; a turn of the character's own ends it. */
  setListening(listening: boolean): Promise<void>;
  lookAt(target: readonly [number, number, number] | null): Promise<void>;
  setEmotion(label: string, intensity: number): Promise<void>;
  setStyle(name: string): Promise<void>;
  setPolicy(name: string): Promise<void>;
  setStillness(amount: number): Promise<void>;
  playGesture(name: string, weight: number): Promise<void>;
  on(event: "status" | "description" | "note" | "utterance" | "moment" | "error", listener: (detail: unknown) => void): () => void;
  close(): void;
}
