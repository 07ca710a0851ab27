using AvatarBridge.Wire;

namespace AvatarBridge.Playback
{
    /// <summary>
    /// The frames that may still be shown, in the order of their times. What leaves it is kept
    /// for what comes next, so that it allocates only while it grows. For one thread at a time.
    /// </summary>
    internal sealed class FrameQueue
    {
        private const int Most = 1024; // 17 s at 60 fps, ten times any sensible lead
        private const int Fewest = 32;

        private Slot[] _ring = MakeRing(Fewest);
        private int _head;

        public int Count { get; private set; }

        /// <summary>The pose at a place; 0 is the oldest.</summary>
        public Pose this[int index] => At(index).Pose;

        public long PtsAt(int index)
        {
            return At(index).PtsMicros;
        }

        /// <summary>Returns the first place of a time not before <paramref name="pts"/>.</summary>
        public int FirstFrom(double pts)
        {
            int low = 0, high = Count;
            while (low < high)
            {
                var middle = (low + high) >> 1;
                if (At(middle).PtsMicros < pts)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }
            return low;
        }

        /// <summary>Returns the first place of a time after <paramref name="pts"/>.</summary>
        public int FirstAfter(double pts)
        {
            var first = FirstFrom(pts);
            while (first < Count && At(first).PtsMicros <= pts)
            {
                first++; // at most once: times run upwards
            }
            return first;
        }

        /// <summary>Returns the first place of a number not below <paramref name="seq"/>.</summary>
        public int FirstSeqFrom(long seq)
        {
            int low = 0, high = Count;
            while (low < high)
            {
                var middle = (low + high) >> 1;
                if (At(middle).Seq < seq)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }
            return low;
        }

        /// <summary>Puts a frame at a place, and returns its pose.</summary>
        public Pose Insert(int index, in Frame frame)
        {
            if (Count == _ring.Length)
            {
                MakeRoom(ref index);
            }
            var slot = At(Count);
            for (var i = Count; i > index; i--)
            {
                Set(i, At(i - 1));
            }
            Set(index, slot);
            Count++;
            slot.Take(frame);
            return slot.Pose;
        }

        /// <summary>Drops the places from <paramref name="first"/> to the end given.</summary>
        public void Drop(int first, int end)
        {
            if (first >= end)
            {
                return;
            }
            if (first == 0)
            {
                _head = (_head + end) & (_ring.Length - 1);
                Count -= end;
                return;
            }
            for (var i = end; i < Count; i++)
            {
                var dropped = At(first + i - end);
                Set(first + i - end, At(i));
                Set(i, dropped);
            }
            Count -= end - first;
        }

        public void Clear()
        {
            _head = Count = 0;
        }

        private static Slot[] MakeRing(int length)
        {
            var ring = new Slot[length];
            for (var i = 0; i < length; i++)
            {
                ring[i] = new Slot();
            }
            return ring;
        }

        private Slot At(int index)
        {
            return _ring[(_head + index) & (_ring.Length - 1)];
        }

        private void Set(int index, Slot slot)
        {
            _ring[(_head + index) & (_ring.Length - 1)] = slot;
        }

        private void MakeRoom(ref int index)
        {
            if (_ring.Length == Most)
            {
                Drop(0, 1);
                index = index > 0 ? index - 1 : 0;
                return;
            }
            var grown = MakeRing(_ring.Length * 2);
            for (var i = 0; i < Count; i++)
            {
                grown[i] = At(i);
            }
            _ring = grown;
            _head = 0;
        }

        private sealed class Slot
        {
            public readonly Pose Pose = new Pose();
            public long Seq;
            public long PtsMicros;

            public void Take(in Frame frame)
            {
                Seq = frame.Seq;
                PtsMicros = frame.PtsMicros;
                Pose.Fit(frame.Weights.Count, frame.Bones.Count / Pose.BoneFloats);
                frame.Weights.CopyTo(Pose.Weights);
                frame.Head.CopyTo(Pose.Head);
                frame.Bones.CopyTo(Pose.Bones);
                frame.Hips.CopyTo(Pose.Hips);
                Pose.PtsMicros = frame.PtsMicros;
                Pose.UtteranceId = frame.UtteranceId;
            }
        }
    }
}
