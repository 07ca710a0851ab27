using System.Collections.Generic;

namespace AvatarBridge
{
    /// <summary>
    /// Takes a face that is not a mesh's blendshapes, such as the expressions of a VRM. Main
    /// thread only; a component that implements it stands on the avatar or below it.
    /// </summary>
    public interface IExpressionSink
    {
        /// <summary>Tells the names that weights will be aligned to, whenever they change.</summary>
        void Bind(IReadOnlyList<string> shapeNames);

        /// <summary>
        /// Shows a face: (S,) weights in [0, 1], good only during the call, and by how much.
        /// Called once a picture; must not allocate.
        /// </summary>
        void Show(float[] weights, float amount);
    }
}
