using System;
using System.Collections.Generic;
using System.Linq;
using AvatarBridge.Playback;
using AvatarBridge.Wire;

namespace AvatarBridge.Takes
{
    /// <summary>
    /// Settles a recording: what was replaced, interrupted or sent twice is sorted out by the
    /// rules of the stream, whatever the order of the file, and times count from the first frame
    /// or sample. Used once.
    /// </summary>
    internal sealed class Baking
    {
        // Nothing is allocated by a time that a packet only claims; a line is never this long.
        private const long LongestMicros = 10 * 60 * 1_000_000L;

        private readonly Recording _recording;
        private readonly Dictionary<string, Interrupted> _cuts;

        public Baking(Recording recording)
        {
            _recording = recording;
            _cuts = recording.Cuts
                .GroupBy(cut => cut.UtteranceId)
                .ToDictionary(same => same.Key, same => same.OrderBy(cut => cut.PtsMicros).First());
        }

        /// <summary>Raises <see cref="WireException"/> when there is nothing to bake.</summary>
        public BakedTake Bake()
        {
            var description = _recording.Description ?? throw Nobody();
            var frames = SettledFrames();
            var voices = Voices();
            var starts = frames.Select(frame => frame.PtsMicros)
                .Concat(voices.Select(voice => voice.StartMicros)).DefaultIfEmpty();
            var ends = frames.Select(frame => frame.PtsMicros)
                .Concat(voices.Select(voice => voice.EndMicros)).DefaultIfEmpty();
            var zero = starts.Min();
            var duration = ends.Max() - zero;
            CheckDuration(duration);
            return new BakedTake(
                _recording.Character, description, Poses(frames, zero),
                Track(voices, zero, duration, description.SampleRate), duration)
            {
                Moments = SettledMoments(zero),
                Utterances = Utterances(voices, zero),
            };
        }

        /// <summary>
        /// Returns the frames that nothing voids, by time: in the order of their numbers each
        /// voids those of its time and later, and so does an interruption.
        /// </summary>
        private List<RecordedFrame> SettledFrames()
        {
            var settled = new List<RecordedFrame>();
            var cuts = new Queue<Interrupted>(_recording.Cuts.OrderBy(cut => cut.Seq));
            foreach (var frame in _recording.Frames.OrderBy(frame => frame.Seq))
            {
                while (cuts.Count > 0 && cuts.Peek().Seq < frame.Seq)
                {
                    Void(settled, cuts.Dequeue().PtsMicros);
                }
                Void(settled, frame.PtsMicros);
                settled.Add(frame);
            }
            while (cuts.Count > 0)
            {
                Void(settled, cuts.Dequeue().PtsMicros);
            }
            return settled;
        }

        private static void Void(List<RecordedFrame> settled, long fromMicros)
        {
            while (settled.Count > 0 && settled[settled.Count - 1].PtsMicros >= fromMicros)
            {
                settled.RemoveAt(settled.Count - 1);
            }
        }

        private List<Voice> Voices()
        {
            return _recording.Sounds
                .Where(sound => sound.Samples.Length > 0)
                .GroupBy(sound => sound.UtteranceId)
                .Select(same => new Voice(same, CutOf(same.Key)))
                .ToList();
        }

        private long? CutOf(string utteranceId)
        {
            return _cuts.TryGetValue(utteranceId, out var cut) ? cut.PtsMicros : (long?)null;
        }

        private static Pose[] Poses(List<RecordedFrame> frames, long zero)
        {
            foreach (var frame in frames)
            {
                frame.Pose.PtsMicros = frame.PtsMicros - zero;
            }
            return frames.Select(frame => frame.Pose).ToArray();
        }

        private static float[] Track(List<Voice> voices, long zero, long duration, int rate)
        {
            var track = new float[duration * rate / 1_000_000 + 1];
            foreach (var voice in voices)
            {
                voice.LayInto(track, zero, rate);
            }
            return track;
        }

        private Moment[] SettledMoments(long zero)
        {
            return _recording.Moments
                .GroupBy(moment => moment.Seq)
                .Select(same => same.First())
                .Where(moment => !IsVoid(moment))
                .OrderBy(moment => moment.PtsMicros)
                .Select(moment => new Moment(
                    moment.Seq, moment.PtsMicros - zero, EndOf(moment) - zero,
                    moment.UtteranceId, moment.Kind, moment.Name))
                .ToArray();
        }

        /// <summary>Words that were cut off are not said.</summary>
        private bool IsVoid(Moment moment)
        {
            return IsCut(moment, out var cutMicros) && moment.PtsMicros >= cutMicros;
        }

        private long EndOf(Moment moment)
        {
            var isCut = IsCut(moment, out var cutMicros);
            return isCut ? Math.Min(moment.EndMicros, cutMicros) : moment.EndMicros;
        }

        private bool IsCut(Moment moment, out long cutMicros)
        {
            var isCut = _cuts.TryGetValue(moment.UtteranceId, out var cut) && moment.Seq < cut.Seq;
            cutMicros = cut.PtsMicros;
            return isCut;
        }

        private BakedUtterance[] Utterances(List<Voice> voices, long zero)
        {
            return voices
                .OrderBy(voice => voice.StartMicros)
                .Select(voice => Utterance(voice, zero))
                .ToArray();
        }

        private BakedUtterance Utterance(Voice voice, long zero)
        {
            var started = _recording.Started.FirstOrDefault(
                one => one.UtteranceId == voice.UtteranceId);
            return new BakedUtterance(
                voice.UtteranceId, started.Text ?? "", started.Emotion ?? "",
                voice.StartMicros - zero, voice.EndMicros - zero, voice.IsCut);
        }

        private static void CheckDuration(long micros)
        {
            if (micros > LongestMicros)
            {
                throw new WireException(
                    $"the take is {micros / 1_000_000} seconds long, expected at most "
                    + $"{LongestMicros / 1_000_000}");
            }
        }

        private WireException Nobody()
        {
            var cast = string.Join(", ", _recording.Characters.Take(5));
            return new WireException(
                cast.Length == 0
                    ? "the take describes nobody"
                    : $"the take does not describe '{_recording.Character}', only: {cast}");
        }
    }
}
