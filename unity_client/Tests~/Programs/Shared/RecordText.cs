using System;
using System.Collections.Generic;
using System.Text;
using AvatarBridge.Wire;

namespace AvatarBridge.Programs
{
    /// <summary>Keeps the last record as a map with the keys of the wire.</summary>
    internal sealed class RecordText : IStreamSink
    {
        public Dictionary<string, object> Fields { get; private set; }

        /// <summary>How often it was called.</summary>
        public int Calls { get; private set; }

        public void OnDescription(ReadOnlySpan<byte> topic, Description description)
        {
            var rig = new Dictionary<string, object>
            {
                ["shape_names"] = description.Rig.ShapeNames,
                ["bone_names"] = description.Rig.BoneNames,
                ["bone_parents"] = description.Rig.BoneParents,
                ["rest_positions"] = Rows(description.Rig.RestPositions, 3),
            };
            Begin("Describe", topic, description.Seq);
            Fields["session_id"] = description.SessionId;
            Fields["rig"] = rig;
            Fields["frame_rate"] = description.FrameRate;
            Fields["sample_rate"] = description.SampleRate;
            Fields["lead_micros"] = description.LeadMicros;
            Fields["control_endpoint"] = description.ControlEndpoint;
        }

        public void OnUtteranceStarted(ReadOnlySpan<byte> topic, in UtteranceStarted started)
        {
            Begin("UtteranceStarted", topic, started.Seq, started.PtsMicros, started.UtteranceId);
            Fields["turn_id"] = started.TurnId;
            Fields["text"] = started.Text;
            Fields["sentence_type"] = started.SentenceType;
            Fields["act"] = started.Act;
            Fields["emotion"] = started.Emotion;
        }

        public void OnAudio(ReadOnlySpan<byte> topic, in AudioChunk chunk)
        {
            Begin("AudioChunk", topic, chunk.Seq, chunk.PtsMicros, chunk.UtteranceId);
            Fields["sample_rate"] = chunk.SampleRate;
            Fields["samples"] = Copy(chunk.Samples);
        }

        public void OnFrame(ReadOnlySpan<byte> topic, in Frame frame)
        {
            Begin("Frame", topic, frame.Seq, frame.PtsMicros, frame.UtteranceId);
            Fields["weights"] = Copy(frame.Weights);
            Fields["head"] = Copy(frame.Head);
            Fields["bones"] = Rows(Copy(frame.Bones), 4);
            Fields["hips"] = Copy(frame.Hips);
        }

        public void OnMoment(ReadOnlySpan<byte> topic, in Moment moment)
        {
            Begin("PerformanceEvent", topic, moment.Seq, moment.PtsMicros, moment.UtteranceId);
            Fields["end_micros"] = moment.EndMicros;
            Fields["kind"] = moment.Kind;
            Fields["name"] = moment.Name;
        }

        public void OnUtteranceEnded(ReadOnlySpan<byte> topic, in UtteranceEnded ended)
        {
            Begin("UtteranceEnded", topic, ended.Seq, ended.PtsMicros, ended.UtteranceId);
        }

        public void OnInterrupted(ReadOnlySpan<byte> topic, in Interrupted cut)
        {
            Begin("Interrupted", topic, cut.Seq, cut.PtsMicros, cut.UtteranceId);
        }

        public void OnHeartbeat(ReadOnlySpan<byte> topic, in Heartbeat heartbeat)
        {
            Begin("Heartbeat", topic, heartbeat.Seq);
            Fields["pts_micros"] = heartbeat.PtsMicros;
        }

        public void OnUnknown(ReadOnlySpan<byte> topic, long seq)
        {
            Begin("Unknown", topic, seq);
        }

        private void Begin(string record, ReadOnlySpan<byte> topic, long seq)
        {
            Calls++;
            Fields = new Dictionary<string, object>
            {
                ["record"] = record,
                ["character"] = Encoding.UTF8.GetString(topic),
                ["seq"] = seq,
            };
        }

        private void Begin(
            string record, ReadOnlySpan<byte> topic, long seq, long ptsMicros, string utteranceId)
        {
            Begin(record, topic, seq);
            Fields["pts_micros"] = ptsMicros;
            Fields["utterance_id"] = utteranceId;
        }

        private static float[] Copy(PackedFloats packed)
        {
            var copy = new float[packed.Count];
            packed.CopyTo(copy);
            return copy;
        }

        private static List<float[]> Rows(float[] numbers, int width)
        {
            var rows = new List<float[]>();
            for (var i = 0; i < numbers.Length; i += width)
            {
                rows.Add(numbers.AsSpan(i, width).ToArray());
            }
            return rows;
        }
    }
}
