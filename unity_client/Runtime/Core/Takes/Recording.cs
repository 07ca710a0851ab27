using System;
using System.Collections.Generic;
using System.Text;
using AvatarBridge.Playback;
using AvatarBridge.Wire;

namespace AvatarBridge.Takes
{
    /// <summary>
    /// Collects what a take says of one character, copied out of its packets, in the order of the
    /// file. What comes before the first description is left out, and so is what comes after
    /// another session's, which has another clock.
    /// </summary>
    internal sealed class Recording : IStreamSink
    {
        private readonly List<string> _characters = new List<string>();
        private byte[] _topic;
        private bool _isOver;

        /// <summary>Without a name, takes the first character who is described.</summary>
        public Recording(string character)
        {
            Character = character;
            _topic = character == null ? null : Encoding.UTF8.GetBytes(character);
        }

        public string Character { get; private set; }

        /// <summary>Everybody who is described.</summary>
        public IReadOnlyList<string> Characters => _characters;

        /// <summary>The first one; null until it is met.</summary>
        public Description Description { get; private set; }

        public List<RecordedFrame> Frames { get; } = new List<RecordedFrame>();

        public List<RecordedSound> Sounds { get; } = new List<RecordedSound>();

        public List<UtteranceStarted> Started { get; } = new List<UtteranceStarted>();

        public List<UtteranceEnded> Ended { get; } = new List<UtteranceEnded>();

        public List<Interrupted> Cuts { get; } = new List<Interrupted>();

        public List<Moment> Moments { get; } = new List<Moment>();

        public void OnDescription(ReadOnlySpan<byte> topic, Description description)
        {
            var name = Encoding.UTF8.GetString(topic);
            if (!_characters.Contains(name))
            {
                _characters.Add(name);
            }
            Character ??= name;
            _topic ??= topic.ToArray();
            if (!topic.SequenceEqual(_topic))
            {
                return;
            }
            Description ??= description;
            _isOver |= description.SessionId != Description.SessionId;
        }

        public void OnUtteranceStarted(ReadOnlySpan<byte> topic, in UtteranceStarted started)
        {
            if (IsWanted(topic))
            {
                Started.Add(started);
            }
        }

        public void OnAudio(ReadOnlySpan<byte> topic, in AudioChunk chunk)
        {
            if (IsWanted(topic))
            {
                Sounds.Add(new RecordedSound(chunk));
            }
        }

        public void OnFrame(ReadOnlySpan<byte> topic, in Frame frame)
        {
            if (IsWanted(topic) && Fits(frame))
            {
                Frames.Add(new RecordedFrame(frame));
            }
        }

        public void OnMoment(ReadOnlySpan<byte> topic, in Moment moment)
        {
            if (IsWanted(topic))
            {
                Moments.Add(moment);
            }
        }

        public void OnUtteranceEnded(ReadOnlySpan<byte> topic, in UtteranceEnded ended)
        {
            if (IsWanted(topic))
            {
                Ended.Add(ended);
            }
        }

        public void OnInterrupted(ReadOnlySpan<byte> topic, in Interrupted interrupted)
        {
            if (IsWanted(topic))
            {
                Cuts.Add(interrupted);
            }
        }

        public void OnHeartbeat(ReadOnlySpan<byte> topic, in Heartbeat heartbeat)
        {
        }

        public void OnUnknown(ReadOnlySpan<byte> topic, long seq)
        {
        }

        private bool IsWanted(ReadOnlySpan<byte> topic)
        {
            return Description != null && !_isOver && topic.SequenceEqual(_topic);
        }

        /// <summary>A rig that changed on the way is not the one that is described.</summary>
        private bool Fits(in Frame frame)
        {
            return frame.Weights.Count == Description.Rig.ShapeNames.Count
                && frame.Bones.Count == Description.Rig.BoneNames.Count * Pose.BoneFloats;
        }
    }
}
