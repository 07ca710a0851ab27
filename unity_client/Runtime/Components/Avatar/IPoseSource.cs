using AvatarBridge.Playback;
using AvatarBridge.Wire;

namespace AvatarBridge
{
    /// <summary>
    /// What moves an avatar: a character of the stream, a baked line, or VMC over OSC. Main
    /// thread only. A component that implements it stands on the <see cref="BridgeAvatar"/>, or
    /// is named there.
    /// </summary>
    public interface IPoseSource
    {
        /// <summary>Of several that have a pose, the highest is shown: see PoseRank.</summary>
        int Rank { get; }

        /// <summary>The names that poses are aligned to; null until it is known.</summary>
        Rig Rig { get; }

        /// <summary>
        /// Writes the pose of this picture; false when there is none, and the avatar then eases
        /// back to what the game does with it.
        /// </summary>
        bool TryDraw(Pose into);
    }

    /// <summary>Usual ranks of sources: what is special goes before what is always there.</summary>
    public static class PoseRank
    {
        public const int Osc = 0;
        public const int Stream = 100;
        public const int BakedLine = 200;
    }
}
