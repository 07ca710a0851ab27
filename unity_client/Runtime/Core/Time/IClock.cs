namespace AvatarBridge.Time
{
    /// <summary>A clock of this machine that never jumps, in microseconds.</summary>
    public interface IClock
    {
        /// <summary>Client time: counted from any instant, the same for every caller.</summary>
        long NowMicros { get; }
    }
}
