// None of this is UniVRM's own API: there is nothing to check it against.
using UniVRM10;

namespace UnityStubs
{
    /// <summary>What tests set up and see of a VRM model, which is none of UniVRM's own API.</summary>
    public static class VrmStage
    {
        /// <summary>Gives a model one more expression.</summary>
        public static void AddExpression(Vrm10Instance model, ExpressionKey key)
        {
            model.Runtime.Expression.Add(key);
        }

        /// <summary>Tells how many times a model has been brought up to date.</summary>
        public static int TimesProcessed(Vrm10Instance model) => model.Runtime.Processed;
    }
}
