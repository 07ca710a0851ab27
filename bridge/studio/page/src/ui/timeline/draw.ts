/** Draws the timeline's rows, spans and playhead. */

import type { Moment, Utterance } from "../../contract.ts";
import { label, word } from "../../words/language.ts";
import type { Sheet } from "../surface.ts";
import { colour } from "../theme.ts";
import type { Lane } from "./lanes.ts";
import type { Scale } from "./scale.ts";

export const LABEL_WIDTH = 64;
const RULER_HEIGHT = 18;
const GAP = 1.5;
const PADDING = 4;
const FONT = '"Inter", system-ui, sans-serif';

export function laneHeight(height: number, count: number): number {
  return Math.min((height - RULER_HEIGHT) / Math.max(count, 1), 26);
}

/** Returns the row at a height, or null on the ruler and below the last. */
export function laneAt(y: number, height: number, lanes: readonly Lane[]): Lane | null {
  return lanes[Math.floor((y - RULER_HEIGHT) / laneHeight(height, lanes.length))] ?? null;
}

export function drawRuler({ context, width, height }: Sheet, scale: Scale): void {
  const step = [0.1, 0.2, 0.5, 1, 2, 5].find((secs) => secs * scale.perSecond >= 56) ?? 10;
  context.font = `10px ${FONT}`;
  context.textBaseline = "middle";
  context.textAlign = "center";
  const first = Math.ceil(scale.from / 1e6 / step);
  for (let tick = first; tick * step * 1e6 < scale.to; tick += 1) {
    const x = Math.round(scale.x(tick * step * 1e6)) + 0.5;
    context.fillStyle = colour("line");
    context.fillRect(x, RULER_HEIGHT, 0.5, height);
    context.fillStyle = colour("soft");
    const offset = tick * step - scale.playhead / 1e6;
    if (Math.abs(offset) * scale.perSecond > 40 && x < width) context.fillText(clock(tick * step), x, RULER_HEIGHT / 2);
  }
}

export function drawUtterances({ context, height }: Sheet, scale: Scale, utterances: readonly Utterance[]): void {
  context.fillStyle = colour("band");
  for (const { startMicros, endMicros } of utterances) {
    const x = scale.x(startMicros);
    const end = endMicros === null ? scale.width : scale.x(endMicros);
    if (end > 0 && x < scale.width) context.fillRect(x, RULER_HEIGHT, end - x, height - RULER_HEIGHT);
  }
}

export function drawMoments(on: Sheet, scale: Scale, lanes: readonly Lane[], moments: readonly Moment[]): void {
  const high = laneHeight(on.height, lanes.length);
  const rows = new Map(lanes.map((lane, row) => [lane.kind, RULER_HEIGHT + row * high]));
  const nextOf = new Map<string, number>();
  // From the latest back, so that each knows where the next one covers it.
  const places = moments.toSorted((a, b) => b.startMicros - a.startMicros).map((moment): readonly [Moment, Place] => {
    const next = nextOf.get(moment.kind) ?? Infinity;
    nextOf.set(moment.kind, moment.startMicros);
    const seenUntil = scale.x(Math.min(next, moment.endMicros));
    return [moment, { top: rows.get(moment.kind) ?? on.height, high, seenUntil }];
  });
  for (const [moment, place] of places.reverse()) drawMoment(on, scale, moment, place);
}

interface Place {
  readonly top: number;
  readonly high: number;
  /** Where the next of the row begins, or this one ends. */
  readonly seenUntil: number;
}

function drawMoment({ context }: Sheet, scale: Scale, moment: Moment, { top, high, seenUntil }: Place): void {
  const x = scale.x(moment.startMicros);
  const wide = Math.max(scale.x(moment.endMicros) - x - GAP, 2);
  if (x + wide < 0 || x > scale.width) return;
  const isNow = moment.startMicros <= scale.playhead && scale.playhead < moment.endMicros;
  const ink = colour(`lane-${moment.kind}`) || colour("ink");
  context.globalAlpha = isNow ? 0.92 : moment.endMicros < scale.playhead ? 0.16 : 0.26;
  context.fillStyle = ink;
  context.beginPath();
  context.roundRect(x, top + GAP, wide, high - 2 * GAP, Math.min(5, wide / 2));
  context.fill();
  context.globalAlpha = 1;
  const written = isSpoken(moment) ? moment.name : label(moment.name);
  // A span that began out of sight is named where it comes into sight.
  const left = Math.max(x, LABEL_WIDTH) + PADDING;
  const room = seenUntil - GAP - left - PADDING / 2;
  context.font = `${moment.kind === "word" ? 600 : 400} ${Math.min(high - 7, 12.5)}px ${FONT}`;
  context.fillStyle = isNow ? colour("on-lane") : colour("ink");
  context.textBaseline = "middle";
  const middle = top + high / 2 + 0.5;
  const needed = context.measureText(written).width;
  if (needed > room && needed <= seenUntil - x && x >= LABEL_WIDTH) {
    context.textAlign = "center";
    context.fillText(written, x + wide / 2, middle);
  } else if (needed <= room || room >= 20) {
    drawClipped(context, written, left, middle, room);
  }
}

function drawClipped(context: CanvasRenderingContext2D, written: string, left: number, middle: number, room: number): void {
  context.save();
  context.beginPath();
  context.rect(left, middle - 20, room + PADDING / 2, 40);
  context.clip();
  context.textAlign = "left";
  context.fillText(written, left, middle);
  context.restore();
}

/** Words and sounds are quoted; movements have names that can be translated. */
function isSpoken(moment: Moment): boolean {
  return ["word", "phone", "lips", "error"].includes(moment.kind);
}

export function drawLabels({ context, height }: Sheet, lanes: readonly Lane[]): void {
  const high = laneHeight(height, lanes.length);
  const veil = context.createLinearGradient(0, 0, LABEL_WIDTH + 18, 0);
  veil.addColorStop(0.72, colour("paper"));
  veil.addColorStop(1, colour("paper-clear"));
  context.fillStyle = veil;
  context.fillRect(0, 0, LABEL_WIDTH + 18, height);
  context.font = `11px ${FONT}`;
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.fillStyle = colour("soft");
  lanes.forEach((lane, row) => context.fillText(word(lane.title), 14, RULER_HEIGHT + (row + 0.5) * high + 0.5));
}

export function drawPlayhead({ context, width, height }: Sheet, scale: Scale): void {
  context.fillStyle = colour("accent");
  context.fillRect(width / 2 - 0.75, RULER_HEIGHT - 2, 1.5, height - RULER_HEIGHT + 2);
  context.font = `600 11px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(clock(scale.playhead / 1e6, 1), width / 2, RULER_HEIGHT / 2);
}

function clock(secs: number, digits = 0): string {
  const minutes = Math.floor(Math.abs(secs) / 60);
  const rest = Math.abs(secs) - minutes * 60;
  const shown = Number.isInteger(rest) ? digits : Math.max(digits, 1);
  return `${secs < 0 ? "−" : ""}${minutes}:${rest.toFixed(shown).padStart(shown ? shown + 3 : 2, "0")}`;
}
