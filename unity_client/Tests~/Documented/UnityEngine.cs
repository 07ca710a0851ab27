namespace UnityEngine
{
    // What the examples of the documentation use of Unity and the package itself does not.

    public class Collider : Component
    {
    }

    public class CharacterController : Collider
    {
        public Vector3 velocity { get; }
    }

    public class TextMesh : Component
    {
        public string text { get; set; }
    }
}
