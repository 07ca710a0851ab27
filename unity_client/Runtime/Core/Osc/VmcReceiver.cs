using System;
using AvatarBridge.Time;

namespace AvatarBridge.Osc
{
    /// <summary>
    /// Turns packets of the Virtual Motion Capture protocol into poses. Packets come in on one
    /// thread, poses are drawn on any other; a lock is held for microseconds. Nothing to dispose
    /// of.
    /// </summary>
    /// <remarks>
    /// A frame comes in several packets, so a pose becomes visible as a whole: when the sender
    /// says "apply"; of senders that never do, when they tell the time or their state; and of
    /// those that do neither, when a bone or a shape comes for the second time. What a sender
    /// leaves out keeps its last value, as the protocol wants it.
    /// </remarks>
    public sealed class VmcReceiver : IDatagramSink
    {
        private readonly object _lock = new object();
        private readonly IClock _clock;
        private readonly VmcStage _stage = new VmcStage();
        private readonly VmcPose _shown = new VmcPose();
        private readonly VmcCounts _counts = new VmcCounts();
        private long _lastFrameMicros;
        private bool _applies;
        private bool _isMarked;

        /// <summary>Begins without a pose.</summary>
        public VmcReceiver(IClock clock)
        {
            _clock = clock;
        }

        /// <summary>Reads a packet; one that is none is counted and has no effect at all.</summary>
        public void OnDatagram(ReadOnlySpan<byte> datagram)
        {
            lock (_lock)
            {
                _counts.Packets++;
                try
                {
                    OscReader.Check(datagram);
                }
                catch (OscException error)
                {
                    _counts.Malformed++;
                    _counts.LastError = error.Message;
                    return;
                }
                TakeAll(new OscReader(datagram));
            }
        }

        /// <summary>
        /// Copies the newest pose, and tells when it came in client time; false while there is
        /// none.
        /// </summary>
        public bool TryDraw(VmcPose into, out long frameMicros)
        {
            lock (_lock)
            {
                frameMicros = _lastFrameMicros;
                if (_counts.Frames == 0)
                {
                    return false;
                }
                into.CopyFrom(_shown);
                return true;
            }
        }

        /// <summary>Returns how much has come, as of now.</summary>
        public VmcCounts Counts()
        {
            lock (_lock)
            {
                return _counts.Copy();
            }
        }

        private void TakeAll(OscReader reader)
        {
            _isMarked = false;
            while (reader.TryRead(out var message))
            {
                var taken = Take(message);
                _counts.Unusable += taken ? 0 : 1;
            }
            if (_isMarked && _stage.IsTouched)
            {
                Show();
            }
        }

        private bool Take(in OscMessage message)
        {
            if (message.Is("/VMC/Ext/Bone/Pos"))
            {
                return TakeBone(message.Arguments);
            }
            if (message.Is("/VMC/Ext/Blend/Val"))
            {
                return TakeShape(message.Arguments);
            }
            if (message.Is("/VMC/Ext/Blend/Apply"))
            {
                _applies = true;
                _isMarked = true;
                return true;
            }
            if (message.Is("/VMC/Ext/Root/Pos"))
            {
                return _stage.TakeRoot(message.Arguments);
            }
            if (message.Is("/VMC/Ext/T"))
            {
                _isMarked |= !_applies;
                return _stage.TakeTime(message.Arguments);
            }
            if (message.Is("/VMC/Ext/OK"))
            {
                _isMarked |= !_applies;
                return _stage.TakeState(message.Arguments);
            }
            _counts.Unknown++;
            return true;
        }

        private bool TakeBone(OscArguments arguments)
        {
            if (!_stage.TryFindBone(ref arguments, out var bone))
            {
                return false;
            }
            if (_stage.HasComeBone(bone))
            {
                Show();
            }
            return _stage.TakeBone(bone, ref arguments);
        }

        private bool TakeShape(OscArguments arguments)
        {
            if (!_stage.TryFindShape(ref arguments, out var shape))
            {
                return false;
            }
            if (_stage.HasComeShape(shape))
            {
                Show();
            }
            return _stage.TakeShape(shape, ref arguments);
        }

        private void Show()
        {
            _shown.CopyFrom(_stage.Pose);
            _stage.BeginAnew();
            _counts.Frames++;
            _lastFrameMicros = _clock.NowMicros;
        }
    }
}
