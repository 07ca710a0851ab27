/** What a character's stream consists of. Times are session microseconds. */

export interface Describe {
  readonly kind: "describe";
  readonly character: string;
  readonly seq: number;
  readonly sessionId: string;
  readonly shapeNames: readonly string[];
  readonly boneNames: readonly string[];
  readonly boneParents: readonly number[];
  /** B × 3, metres from the parent in the T-pose. */
  readonly restPositions: Float32Array;
  readonly frameRate: number;
  readonly sampleRate: number;
  readonly leadMicros: number;
  readonly controlEndpoint: string;
}

interface Stamp {
  readonly character: string;
  readonly seq: number;
  readonly ptsMicros: number;
}

export interface UtteranceStarted extends Stamp {
  readonly kind: "utterance-started";
  readonly utteranceId: string;
  readonly turnId: string;
  readonly text: string;
  readonly sentenceType: string;
  readonly act: string;
  readonly emotion: string;
}

export interface AudioChunk extends Stamp {
  readonly kind: "audio";
  readonly utteranceId: string;
  readonly sampleRate: number;
  /** Mono in [-1, 1]; may be a view of the packet. */
  readonly samples: Float32Array;
}

/** Arrays may be views of the packet; their layout is that of `Pose` in the contract. */
export interface Frame extends Stamp {
  readonly kind: "frame";
  readonly utteranceId: string;
  readonly weights: Float32Array;
  readonly head: Float32Array;
  readonly bones: Float32Array;
  readonly hips: Float32Array;
}

export interface PerformanceEvent extends Stamp {
  readonly kind: "event";
  readonly endMicros: number;
  readonly utteranceId: string;
  /** `word`, `phone`, or a part of the body. */
  readonly layer: string;
  readonly name: string;
}

export interface UtteranceEnded extends Stamp {
  readonly kind: "utterance-ended";
  readonly utteranceId: string;
}

export interface Interrupted extends Stamp {
  readonly kind: "interrupted";
  readonly utteranceId: string;
}

export interface Heartbeat extends Stamp {
  readonly kind: "heartbeat";
}

export type StreamRecord =
  | Describe
  | UtteranceStarted
  | AudioChunk
  | Frame
  | PerformanceEvent
  | UtteranceEnded
  | Interrupted
  | Heartbeat;
