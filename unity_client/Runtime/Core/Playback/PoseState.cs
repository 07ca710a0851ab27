namespace AvatarBridge.Playback
{
    /// <summary>How a pose came about.</summary>
    public enum PoseState
    {
        /// <summary>The oldest frame, whose time has not come: a client has just joined.</summary>
        Early,

        /// <summary>Between two frames of the stream.</summary>
        Live,

        /// <summary>The newest frame, because the next one is late.</summary>
        Held,

        /// <summary>On the way to rest.</summary>
        Easing,

        /// <summary>At rest until frames come again.</summary>
        Resting,
    }
}
