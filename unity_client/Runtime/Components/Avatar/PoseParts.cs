using System;

namespace AvatarBridge
{
    /// <summary>What of an avatar is moved; the rest is left to the game.</summary>
    [Flags]
    public enum PoseParts
    {
        None = 0,

        /// <summary>Blendshapes and the jaw.</summary>
        Face = 1,

        /// <summary>Eye bones, or the blendshapes that turn the eyes.</summary>
        Eyes = 2,

        /// <summary>
        /// Neck and head. Without the body they turn on top of the game's own animation.
        /// </summary>
        Head = 4,

        /// <summary>Hips, legs, spine, arms.</summary>
        Body = 8,

        /// <summary>Fingers.</summary>
        Hands = 16,

        HeadOnly = Face | Eyes | Head,
        Everything = Face | Eyes | Head | Body | Hands,
    }

    /// <summary>What turns the eyes of an avatar that could do it in two ways.</summary>
    public enum EyeMotion
    {
        /// <summary>Bones where the avatar has them, otherwise blendshapes.</summary>
        Automatic,
        Bones,
        Blendshapes,
        Both,
    }
}
