namespace AvatarBridge.Osc
{
    /// <summary>What has come over a VMC stream. A copy of an instant; for one thread.</summary>
    public sealed class VmcCounts
    {
        /// <summary>Datagrams, good and bad.</summary>
        public long Packets { get; internal set; }

        /// <summary>How many of them were no OSC; they had no effect.</summary>
        public long Malformed { get; internal set; }

        /// <summary>Messages of VMC whose arguments are missing, no numbers, or too many.</summary>
        public long Unusable { get; internal set; }

        /// <summary>
        /// Messages of addresses that a pose does not need: cameras, keys, lights.
        /// </summary>
        public long Unknown { get; internal set; }

        /// <summary>Poses that became visible.</summary>
        public long Frames { get; internal set; }

        /// <summary>Why the last malformed packet was refused; empty when none was.</summary>
        public string LastError { get; internal set; } = "";

        internal VmcCounts Copy()
        {
            return (VmcCounts)MemberwiseClone();
        }
    }
}
