namespace AvatarBridgeSamples
{
    /// <summary>
    /// Where viewers' messages come from. Put your platform's client behind this one method: a
    /// component that implements it, on the same object as <see cref="ChatAnswerer"/>, is found by
    /// itself. Called on the main thread once a picture; must not wait.
    /// </summary>
    public interface IChatSource
    {
        /// <summary>Takes out the next message; false when there is none yet.</summary>
        bool TryRead(out ChatMessage message);
    }
}
