using System.Collections.Generic;
using AvatarBridge.Playback;
using UnityEditor;

namespace AvatarBridge.Editing
{
    // Main thread, while the component is selected.

    /// <summary>Shows how a voice sounds and how well the face goes with it.</summary>
    [CustomEditor(typeof(BridgeVoice))]
    internal sealed class BridgeVoiceEditor : Editor
    {
        private const int Pictures = 240;
        private const double ShownSkewMillis = 40.0; // where people begin to see it

        private static readonly string[] Names = { "level", "skew" };

        private readonly CurveHistory _history = new CurveHistory(Names.Length, Pictures);
        private readonly CurveView _view = new CurveView(Names, 0f, 1f);
        private readonly float[] _values = new float[Names.Length];
        private readonly List<Finding> _findings = new List<Finding>();

        public override bool RequiresConstantRepaint()
        {
            return EditorApplication.isPlaying;
        }

        public override void OnInspectorGUI()
        {
            DrawDefaultInspector();
            var voice = (BridgeVoice)target;
            Panel.Heading("Voice");
            _findings.Clear();
            VoiceCheck.Find(voice, EditorApplication.isPlaying, _findings);
            Panel.Findings(_findings);
            if (!EditorApplication.isPlaying || voice.Stream == null)
            {
                return;
            }
            Panel.Bar(voice.Level, $"level {voice.Level:0.00}");
            Panel.Row("Latency of the device", $"{voice.LatencyMillis:0} ms");
            Draw(voice, voice.Stream.Measure(BridgeClient.Clock.NowMicros));
        }

        private void Draw(BridgeVoice voice, Meters meters)
        {
            Panel.Row("Sound at hand", Millis(meters.BufferedSoundMicros));
            Panel.Row(
                "Underruns", $"{meters.Underruns} ({Millis(meters.StarvedMicros)} of silence)");
            Panel.Row(
                "Mouth before sound",
                $"{Millis(meters.SkewMicros)} now, p50 {Millis(meters.SkewP50Micros)}, "
                + $"p99 {Millis(meters.SkewP99Micros)}");
            _values[0] = voice.Level;
            _values[1] = (float)(0.5 + 0.5 * meters.SkewMicros / (1e3 * ShownSkewMillis));
            _history.Add(_values);
            _view.Draw(_history);
        }

        private static string Millis(double micros)
        {
            return $"{micros / 1e3:0.0} ms";
        }
    }
}
