using UnityEngine;

namespace AvatarBridge
{
    /// <summary>
    /// Tells smoothly what of a clip is heard. An AudioSource tells only in steps of a block how
    /// far it was asked for, so a clock of our own runs between and is drawn to each report by a
    /// twentieth of the error. Main thread.
    /// </summary>
    internal sealed class ClipClock
    {
        private const double Share = 0.05;
        private const double JumpMicros = 200_000;
        private const double StuckMicros = 150_000;
        private const double LastBlocksMicros = 300_000;

        private int _reported;
        private double _sinceReport;

        /// <summary>Time of the clip that is heard; negative until its beginning is.</summary>
        public double Micros { get; private set; }

        /// <summary>Begins at the beginning, which will be heard after the device's latency.</summary>
        public void Start()
        {
            Micros = -LatencyMicros();
            _reported = 0;
            _sinceReport = 0;
        }

        /// <summary>
        /// Passes time. False when somebody stopped the source before its end; a paused one
        /// keeps its place.
        /// </summary>
        public bool Advance(AudioSource source, double passedMicros)
        {
            if (AudioListener.pause && !source.ignoreListenerPause)
            {
                return true;
            }
            var clip = source.clip;
            if (clip == null)
            {
                Micros += passedMicros;
                return true;
            }
            if (source.isPlaying)
            {
                Follow(source, clip, passedMicros);
                return true;
            }
            if (Micros >= clip.samples * 1e6 / clip.frequency - LastBlocksMicros)
            {
                Micros += passedMicros; // its end is on its way to the ear
                return true;
            }
            return source.timeSamples != 0;
        }

        private void Follow(AudioSource source, AudioClip clip, double passedMicros)
        {
            var reported = source.timeSamples;
            var isNew = reported != _reported;
            _sinceReport = isNew ? 0 : _sinceReport + passedMicros;
            if (_sinceReport > StuckMicros)
            {
                return; // the device hangs
            }
            Micros += passedMicros * source.pitch;
            if (isNew)
            {
                _reported = reported;
                Correct(reported * 1e6 / clip.frequency - LatencyMicros());
            }
        }

        private void Correct(double heard)
        {
            var error = heard - Micros;
            Micros += System.Math.Abs(error) > JumpMicros ? error : error * Share;
        }

        private static double LatencyMicros()
        {
            AudioSettings.GetDSPBufferSize(out var length, out var count);
            return length * count * 1e6 / AudioSettings.outputSampleRate;
        }
    }
}
