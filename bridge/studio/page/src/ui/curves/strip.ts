/** One curve: its name, its last seconds, its value. */

import type { Sheet } from "../surface.ts";
import { colour } from "../theme.ts";
import type { Series } from "./series.ts";

export const SHOWN_MILLIS = 6000;

export function drawCurve({ context, width, height }: Sheet, series: Series, curve: readonly (readonly [number, number])[]): void {
  const values = curve.map(([, value]) => value);
  const low = values.reduce((least, value) => Math.min(least, value), series.span[0]);
  const high = values.reduce((most, value) => Math.max(most, value), series.span[1]);
  const y = (value: number): number => 3 + (1 - (value - low) / (high - low)) * (height - 6);
  context.fillStyle = colour("line");
  context.fillRect(0, Math.round(y(0)), width, 1);
  if (curve.length < 2) return;
  context.strokeStyle = colour(series.unit === "" ? "accent" : "accent-cool");
  context.lineWidth = 1.6;
  context.lineJoin = "round";
  context.beginPath();
  for (const [age, value] of curve) context.lineTo(width - (age / SHOWN_MILLIS) * width, y(value));
  context.stroke();
  context.lineTo(width, y(0));
  context.lineTo(width - ((curve[0]?.[0] ?? 0) / SHOWN_MILLIS) * width, y(0));
  context.globalAlpha = 0.12;
  context.fillStyle = context.strokeStyle;
  context.fill();
  context.globalAlpha = 1;
}

export function written(value: number, series: Series): string {
  const number = series.unit === "" ? value.toFixed(2) : value.toFixed(1);
  return `${number.replace("-", "−")}${series.unit === "cm" ? " cm" : series.unit}`;
}
